export { Column, lowerBound } from '../trace/column.js';
