// Package killtest proves that work survives being killed: the test binary
// starts itself once more, lets that process work on a database of its own, and
// kills it at a moment that nobody chose.
package killtest

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"lianluo/internal/database"
)

const (
	dsnVariable   = "LIANLUO_TEST_KILLED_DSN"
	givenVariable = "LIANLUO_TEST_KILLED_GIVEN"
	separator     = "\n"
)

// Main is TestMain's: in a process that Run started it does the work and ends,
// in every other it runs the tests.
func Main(m *testing.M, work func(db *database.DB, given []string) error) {
	dsn := os.Getenv(dsnVariable)
	if dsn == "" {
		os.Exit(m.Run())
	}
	if err := do(dsn, work); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// do works, and says so before and after.
func do(dsn string, work func(db *database.DB, given []string) error) error {
	db, err := database.Open(dsn)
	if err != nil {
		return err
	}
	fmt.Println("ready")
	if err := work(db, strings.Split(os.Getenv(givenVariable), separator)); err != nil {
		return err
	}
	fmt.Println("done")
	return db.Close()
}

// Run lets another process begin the work of Main, with what is given, and
// kills it life and up to two milliseconds later, unless it is faster; it says
// whether it was.
func Run(t *testing.T, dsn string, life time.Duration, given ...string) (done bool) {
	t.Helper()
	process := exec.Command(os.Args[0])
	process.Env = append(os.Environ(), dsnVariable+"="+dsn, givenVariable+"="+strings.Join(given, separator))
	process.Stderr = os.Stderr
	out, err := process.StdoutPipe()
	if err == nil {
		err = process.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() {
		t.Fatal("the process said nothing")
	}
	time.AfterFunc(life+time.Duration(rand.IntN(2000))*time.Microsecond, func() { _ = process.Process.Kill() })
	done = lines.Scan()
	_ = process.Wait()
	return done
}
