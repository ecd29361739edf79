package dev.gmpscope.compiler;

import dev.gmpscope.program.SafePoint;
import dev.gmpscope.program.Stretch;
import java.util.ArrayList;
import java.util.List;

/** A stretch in the making. */
final class Segments {
    /** Longest round that is kept as one stretch. */
    static final int MOST = 64;

    private record Segment(long ns, SafePoint at, boolean check, int site, int need) {}

    private final List<Segment> list = new ArrayList<>();

    /** A piece without a stack check. */
    void add(long ns, SafePoint at, int site) {
        add(ns, at, false, site, 0);
    }

    /** @param need bytes below the entry of the function at which its check looks for room */
    void add(long ns, SafePoint at, boolean check, int site, int need) {
        list.add(new Segment(Math.max(1, ns), at, check, site, need));
    }

    void addAll(Segments other) {
        list.addAll(other.list);
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    int size() {
        return list.size();
    }

    /** Whether it is one plain piece of code: then many rounds of it are one longer piece. */
    boolean plain() {
        return list.stream().allMatch(s -> s.at == SafePoint.SAFE && !s.check);
    }

    long ns() {
        return list.stream().mapToLong(Segment::ns).sum();
    }

    int firstSite() {
        return list.get(0).site;
    }

    Stretch stretch() {
        int n = list.size();
        long[] end = new long[n];
        byte[] at = new byte[n];
        boolean[] check = new boolean[n];
        int[] site = new int[n];
        int[] need = new int[n];
        long sum = 0;
        for (int i = 0; i < n; i++) {
            Segment s = list.get(i);
            sum += s.ns;
            end[i] = sum;
            at[i] = (byte) s.at.ordinal();
            check[i] = s.check;
            site[i] = s.site;
            need[i] = s.need;
        }
        return new Stretch(end, at, check, site, need);
    }
}
