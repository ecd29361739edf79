// Measures what sending a signal to a thread that computes takes of the sender.
//
//	go run tgkill.go  201 signals, 2 ms apart: 5th percentile, median, 95th, ns
package main

import (
	"fmt"
	"os/signal"
	"runtime"
	"slices"
	"syscall"
	"time"
)

func main() {
	signal.Ignore(syscall.SIGURG)
	thread := make(chan int)
	go func() {
		runtime.LockOSThread()
		thread <- syscall.Gettid()
		for {
		}
	}()
	tid := <-thread
	runtime.LockOSThread()
	pid := syscall.Getpid()
	var took []time.Duration
	for range 201 {
		for start := time.Now(); time.Since(start) < 2*time.Millisecond; {
		}
		start := time.Now()
		syscall.RawSyscall(syscall.SYS_TGKILL, uintptr(pid), uintptr(tid), uintptr(syscall.SIGURG))
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	fmt.Println(took[10].Nanoseconds(), took[100].Nanoseconds(), took[190].Nanoseconds())
}
