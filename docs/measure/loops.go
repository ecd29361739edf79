// Measures when main runs again that slept for a millisecond on the only P, beside a goroutine that loops.
//
//	go run loops.go          each loop 31 times, with signals and without: median, 5th and 95th percentile
//	go run loops.go -one N   one run of loop number N: when main was back, and how long the loop takes by itself, ns
//
// Every run is a process of its own. Its loop is first timed alone and then made about 60 ms long, so sysmon has already slowed
// down to a look every 10 ms when the measured slice begins.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

const (
	runs   = 31
	length = 60 * time.Millisecond
	probe  = 4 * time.Millisecond
)

var (
	sink   int
	ch     = make(chan int, 1)
	table  = map[int]int{}
	boxed  any
	mu     sync.Mutex
	number atomic.Int64
	object *[16]byte
	slice  []byte
)

func inlinedLeaf()   { sink++ }
func inlinedCaller() { inlinedLeaf() }

//go:noinline
func smallLeaf() { sink++ }

//go:noinline
func caller() { smallLeaf() }

//go:noinline
func largeFrame() {
	var frame [200]byte
	for i := range frame {
		frame[i] = byte(sink + i)
	}
	sink += int(frame[sink&127])
}

//go:noinline
func deferring() {
	defer smallLeaf()
	sink++
}

type loop struct {
	name, gogc string
	body       func(rounds int)
	// fresh is a body that must not be timed before.
	fresh func()
}

var loops = []loop{
	{"sink++", "off", func(n int) {
		for i := 0; i < n; i++ {
			sink++
		}
	}, nil},
	{"a call of an inlined leaf", "off", func(n int) {
		for i := 0; i < n; i++ {
			inlinedLeaf()
		}
	}, nil},
	{"a call of an inlined caller", "off", func(n int) {
		for i := 0; i < n; i++ {
			inlinedCaller()
		}
	}, nil},
	{"a call of a noinline leaf, frame under 128 bytes", "off", func(n int) {
		for i := 0; i < n; i++ {
			smallLeaf()
		}
	}, nil},
	{"a call of a function that calls another", "off", func(n int) {
		for i := 0; i < n; i++ {
			caller()
		}
	}, nil},
	{"a call of a leaf with a larger frame", "off", func(n int) {
		for i := 0; i < n; i++ {
			largeFrame()
		}
	}, nil},
	{"a buffered send and receive", "off", func(n int) {
		for i := 0; i < n; i++ {
			ch <- i
			<-ch
		}
	}, nil},
	{"a select", "off", func(n int) {
		for i := 0; i < n; i++ {
			select {
			case ch <- i:
			case <-ch:
			}
		}
	}, nil},
	{"a call with a defer", "off", func(n int) {
		for i := 0; i < n; i++ {
			deferring()
		}
	}, nil},
	{"a map write", "off", func(n int) {
		for i := 0; i < n; i++ {
			table[i&1023] = i
		}
	}, nil},
	{"boxing", "off", func(n int) {
		for i := 0; i < n; i++ {
			boxed = i + 1000
		}
	}, nil},
	{"an uncontended Lock and Unlock", "off", func(n int) {
		for i := 0; i < n; i++ {
			mu.Lock()
			mu.Unlock()
		}
	}, nil},
	{"an atomic Add", "off", func(n int) {
		for i := 0; i < n; i++ {
			number.Add(1)
		}
	}, nil},
	{"new, GOGC=off", "off", func(n int) {
		for i := 0; i < n; i++ {
			object = new([16]byte)
		}
	}, nil},
	{"new, later cycles", "100", func(n int) {
		for i := 0; i < n; i++ {
			object = new([16]byte)
		}
	}, nil},
	{"new, the program's first cycle", "100", nil, firstNew},
	{"make of 4 KiB, the program's first cycle", "100", nil, firstMake},
	{"runtime.Gosched", "off", func(n int) {
		for i := 0; i < n; i++ {
			runtime.Gosched()
		}
	}, nil},
	{"raw getppid", "off", func(n int) {
		for i := 0; i < n; i++ {
			syscall.RawSyscall(syscall.SYS_GETPPID, 0, 0, 0)
		}
	}, nil},
}

// Both allocate from the program's start on. The first collection begins at 4 MiB: some milliseconds after main went to sleep, or
// before it is due to wake.
func firstNew() {
	for i := 0; i < 4_000_000; i++ {
		object = new([16]byte)
	}
}

func firstMake() {
	for i := 0; i < 200_000; i++ {
		slice = make([]byte, 4096)
	}
}

func one(l loop) (back, alone time.Duration) {
	body, rounds := l.body, 1000
	if body != nil {
		for ; alone < probe; rounds *= 2 {
			start := time.Now()
			body(rounds)
			alone = time.Since(start)
		}
		rounds = int(int64(rounds/2) * int64(length) / int64(alone))
		start := time.Now()
		body(rounds)
		alone = time.Since(start)
	}
	for i := 0; i < 20; i++ {
		runtime.Gosched()
	}
	if l.fresh != nil {
		body = func(int) { l.fresh() }
	}
	start := time.Now()
	go body(rounds)
	time.Sleep(time.Millisecond)
	return time.Since(start), alone
}

// waited is how long the kernel kept this program's threads from a core, ns.
func waited() (ns int64) {
	tasks, _ := os.ReadDir("/proc/self/task")
	for _, t := range tasks {
		text, _ := os.ReadFile("/proc/self/task/" + t.Name() + "/schedstat")
		if f := strings.Fields(string(text)); len(f) > 1 {
			n, _ := strconv.ParseInt(f[1], 10, 64)
			ns += n
		}
	}
	return ns
}

func measure(number int, l loop, debug string) {
	var backs, ratios []float64
	thrown := 0
	for len(backs) < runs && thrown < 20*runs {
		cmd := exec.Command(os.Args[0], "-one", strconv.Itoa(number))
		cmd.Env = append(os.Environ(), "GOMAXPROCS=1", "GOGC="+l.gogc, "GODEBUG="+debug)
		out, err := cmd.Output()
		var back, alone, kept float64
		if _, e := fmt.Sscan(string(out), &back, &alone, &kept); err != nil || e != nil {
			fmt.Fprintln(os.Stderr, l.name, err, e)
			os.Exit(1)
		}
		if kept > 1e6 {
			thrown++
			continue
		}
		backs = append(backs, back/1e6)
		if alone > 0 {
			ratios = append(ratios, 100*back/alone)
		}
	}
	fmt.Printf("%-50s %-18s back after ms %s, %% of the loop %s, runs %d, thrown away %d\n", l.name, debug, spread(backs), spread(ratios), len(backs), thrown)
}

func spread(v []float64) string {
	if len(v) == 0 {
		return "-"
	}
	sort.Float64s(v)
	at := func(q float64) float64 { return v[int(q*float64(len(v)-1)+0.5)] }
	return fmt.Sprintf("%.2f (%.2f, %.2f)", at(0.5), at(0.05), at(0.95))
}

func main() {
	if len(os.Args) > 2 {
		n, _ := strconv.Atoi(os.Args[2])
		before := waited()
		back, alone := one(loops[n])
		fmt.Println(int64(back), int64(alone), waited()-before)
		return
	}
	for i, l := range loops {
		measure(i, l, "asyncpreemptoff=0")
		measure(i, l, "asyncpreemptoff=1")
	}
}
