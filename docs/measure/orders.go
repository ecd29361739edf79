// Counts the orders in which goroutines run that main made in a loop on one P.
//
//	go run orders.go   ten, 256 and 258 goroutines, without imports and with fmt and os; 41 runs each
//
// The programs are written to a folder of their own. They print with the builtin println, so that one can do without imports.
package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
)

const runs = 41

const program = `package main

%s

var order [%d]int
var next int

func note(i int) {
	order[next] = i
	next++
	done <- true
}

var done = make(chan bool, %[2]d)

func main() {
	%[3]s
	for i := 0; i < %[2]d; i++ {
		go note(i)
	}
	for i := 0; i < %[2]d; i++ {
		<-done
	}
	for _, i := range order {
		println(i)
	}
}
`

// imports pulls packages in as a program does that uses them.
const imports = "import (\n\t\"fmt\"\n\t\"os\"\n)\n\nvar _, _ = fmt.Sprint(), os.Args"

const gosched = "for i := 0; i < 20; i++ {\n\t\truntime.Gosched()\n\t}"

func count(dir, name, text string) {
	file, binary := filepath.Join(dir, "main.go"), filepath.Join(dir, "program")
	check(os.WriteFile(file, []byte(text), 0o600))
	check(exec.Command("go", "build", "-o", binary, file).Run())
	seen := map[string]int{}
	for i := 0; i < runs; i++ {
		cmd := exec.Command(binary)
		cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
		var text bytes.Buffer
		cmd.Stderr = &text
		check(cmd.Run())
		seen[ranges(strings.Fields(text.String()))]++
	}
	var orders []string
	for o := range seen {
		orders = append(orders, o)
	}
	sort.Slice(orders, func(i, j int) bool { return seen[orders[i]] > seen[orders[j]] })
	fmt.Printf("%s: %d orders in %d runs\n", name, len(orders), runs)
	for i, o := range orders {
		if i < 6 {
			fmt.Printf("  %3d times %s\n", seen[o], o)
		}
	}
}

// ranges writes 1 2 3 as 1-3.
func ranges(numbers []string) string {
	var out []string
	for i := 0; i < len(numbers); {
		j, at := i, 0
		fmt.Sscan(numbers[i], &at)
		for j+1 < len(numbers) && numbers[j+1] == fmt.Sprint(at+j+1-i) {
			j++
		}
		text := numbers[i]
		if j > i {
			text += "-" + numbers[j]
		}
		out = append(out, text)
		i = j + 1
	}
	return strings.Join(out, ", ")
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func main() {
	dir, err := os.MkdirTemp("", "orders")
	check(err)
	defer os.RemoveAll(dir)
	for _, n := range []int{10, 256, 258} {
		count(dir, fmt.Sprint(n, " without imports"), fmt.Sprintf(program, "", n, ""))
		count(dir, fmt.Sprint(n, " with fmt and os"), fmt.Sprintf(program, imports, n, ""))
		count(dir, fmt.Sprint(n, " after 20 calls of Gosched"), fmt.Sprintf(program, "import \"runtime\"", n, gosched))
	}
}
