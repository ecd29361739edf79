/**
 * The web server: routes, the stream of a run to its viewers, limits, static files. Knows runs, logs and frames, but
 * not what the events in them mean.
 */
package dev.gmpscope.server;
