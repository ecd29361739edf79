// Measures how long runtime.GC waits for a loop without calls on two Ps, and twenty blocking calls on one.
//
//	go run waits.go            each 31 times: median, 5th and 95th percentile
//	go run waits.go -one WHAT  one run of gc or calls, ns
//
// Every run is a process of its own.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"sort"
	"sync"
	"syscall"
	"time"
)

const runs = 31

var sink int

func loop(rounds int) {
	for i := 0; i < rounds; i++ {
		sink++
	}
}

// gc is what runtime.GC takes beside a loop of some 300 ms, and what the loop takes alone.
func gc() (beside, alone time.Duration) {
	rounds := 1000
	for ; alone < 10*time.Millisecond; rounds *= 2 {
		start := time.Now()
		loop(rounds)
		alone = time.Since(start)
	}
	rounds = int(float64(rounds/2) * 0.3 / alone.Seconds())
	start := time.Now()
	loop(rounds)
	alone = time.Since(start)
	go loop(rounds)
	time.Sleep(5 * time.Millisecond)
	start = time.Now()
	runtime.GC()
	return time.Since(start), alone
}

// calls is what twenty goroutines take that block in the kernel for 50 ms each.
func calls() (all, one time.Duration) {
	one = 50 * time.Millisecond
	var wg sync.WaitGroup
	start := time.Now()
	for i := 0; i < 20; i++ {
		wg.Add(1)
		go func() {
			ts := syscall.NsecToTimespec(int64(one))
			syscall.Nanosleep(&ts, nil)
			wg.Done()
		}()
	}
	wg.Wait()
	return time.Since(start), one
}

func measure(name, what, procs, debug string) {
	var all, share []float64
	for i := 0; i < runs; i++ {
		cmd := exec.Command(os.Args[0], "-one", what)
		cmd.Env = append(os.Environ(), "GOMAXPROCS="+procs, "GODEBUG="+debug)
		out, err := cmd.Output()
		var took, alone float64
		if _, e := fmt.Sscan(string(out), &took, &alone); err != nil || e != nil {
			fmt.Fprintln(os.Stderr, name, err, e)
			os.Exit(1)
		}
		all, share = append(all, took/1e6), append(share, 100*took/alone)
	}
	fmt.Printf("%-40s %-18s ms %s, %% of the loop or call %s, runs %d\n", name, debug, spread(all), spread(share), runs)
}

func spread(v []float64) string {
	sort.Float64s(v)
	at := func(q float64) float64 { return v[int(q*float64(len(v)-1)+0.5)] }
	return fmt.Sprintf("%.2f (%.2f, %.2f)", at(0.5), at(0.05), at(0.95))
}

func main() {
	if len(os.Args) > 2 {
		f := calls
		if os.Args[2] == "gc" {
			f = gc
		}
		took, alone := f()
		fmt.Println(int64(took), int64(alone))
		return
	}
	measure("runtime.GC beside a loop, two Ps", "gc", "2", "asyncpreemptoff=0")
	measure("runtime.GC beside a loop, two Ps", "gc", "2", "asyncpreemptoff=1")
	measure("twenty calls of 50 ms, one P", "calls", "1", "asyncpreemptoff=0")
}
