package dev.gmpscope.scenario;

/** The second file of a scenario's Go program: what stands for compute and for the other operations that Go has no word for. */
final class GoWork {
    static final String TEXT = """
            package main

            import (
            \t"io"
            \t"os"
            \t"runtime/pprof"
            \t"syscall"
            \t"time"
            \tmemory "unsafe"
            )

            var (
            \tsink int
            \tbox  any
            \tptr  *[64]byte
            )

            // work computes for about d: a counted loop with no call and no stack check. It is inlined. One
            // multiplication and one addition take about 1 ns, and what other Ps do does not slow them down.
            func work(d time.Duration) {
            \tx := int(d)
            \tfor ; d > 0; d-- {
            \t\tx = x*1664525 + 1013904223
            \t}
            \tsink = x
            }

            // unsafeWork computes for about d where a preemption signal is refused.
            //
            //go:noinline
            //go:nosplit
            func unsafeWork(d time.Duration) { rawSyscall(d) }

            // rawSyscall makes raw system calls for about d: the runtime is not told, and the code is assembly.
            //
            //go:noinline
            //go:nosplit
            func rawSyscall(d time.Duration) {
            \tfor i := int64(d) / 100; i >= 0; i-- {
            \t\tsyscall.RawSyscall(syscall.SYS_GETPPID, 0, 0, 0)
            \t}
            }

            // urandom makes random bytes, about one in 4 ns.
            var urandom, _ = syscall.Open("/dev/urandom", syscall.O_RDONLY, 0)

            // random takes them.
            var random [25_000]byte

            // blockingSyscall spends about d in the kernel, between entersyscall and exitsyscall. A sleep of less than
            // 100 µs would end late, so the kernel gets work instead.
            //
            //go:noinline
            func blockingSyscall(d time.Duration) {
            \tif d < 100*time.Microsecond {
            \t\tsyscall.Read(urandom, random[:d/4])
            \t\treturn
            \t}
            \tts := syscall.NsecToTimespec(int64(d))
            \tsyscall.Nanosleep(&ts, nil)
            }

            // netRead reads from a file in the network poller to which something comes after d: a timer of the kernel.
            //
            //go:noinline
            func netRead(d time.Duration) {
            \tfd, _, _ := syscall.Syscall(syscall.SYS_TIMERFD_CREATE, 1, syscall.O_NONBLOCK|syscall.O_CLOEXEC, 0)
            \tat := [4]int64{2: int64(d / time.Second), 3: int64(d % time.Second)}
            \tsyscall.Syscall6(syscall.SYS_TIMERFD_SETTIME, fd, 0, uintptr(memory.Pointer(&at)), 0, 0, 0)
            \tf := os.NewFile(fd, "timer")
            \tvar ticks [8]byte
            \tf.Read(ticks[:])
            \tf.Close()
            }

            // mapassign writes to a map.
            //
            //go:noinline
            func mapassign() {
            \tm := map[int]int{}
            \tm[sink] = sink
            }

            // chans makes n channels.
            func chans(n, capacity int) []chan int {
            \tcs := make([]chan int, n)
            \tfor i := range cs {
            \t\tcs[i] = make(chan int, capacity)
            \t}
            \treturn cs
            }

            // goroutineProfile takes a profile of all goroutines and throws it away.
            //
            //go:noinline
            func goroutineProfile() { pprof.Lookup("goroutine").WriteTo(io.Discard, 0) }

            // node is an object of 64 bytes, all of them pointers.
            type node [8]*node

            // kept is what allocate keeps.
            var kept [][]node

            // allocate makes n bytes of pointers, and keeps them if keep is not 0.
            //
            //go:noinline
            func allocate(n, keep int) {
            \tnodes := make([]node, (n+63)/64)
            \tif keep != 0 {
            \t\tkept = append(kept, nodes)
            \t}
            \tsink += len(nodes)
            }

            // nothing is what a defer defers.
            //
            //go:noinline
            func nothing() {}

            // Every one of these may be unused in a scenario.
            var (
            \t_ = work
            \t_ = unsafeWork
            \t_ = blockingSyscall
            \t_ = netRead
            \t_ = mapassign
            \t_ = chans
            \t_ = allocate
            \t_ = goroutineProfile
            \t_ = nothing
            \t_ = box
            \t_ = ptr
            )
            """;

    private GoWork() {}
}
