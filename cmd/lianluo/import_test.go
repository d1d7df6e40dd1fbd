package main

import (
	"os"
	"path/filepath"
	"testing"

	"gorm.io/gorm"

	"lianluo/internal/database"
	"lianluo/internal/org"
)

const register = "届次会议\t建议号\t标题\t承办单位\t答复日期\n" +
	"八届五次\t第046号\t关于修整道路的建议\t市交通运输局\t2024-02-11\n" +
	"八届五次\t\t关于增设路灯的建议\t由我局主办\t\n"

// found makes a database with the congresses and returns the path of a register.
func found(t *testing.T, text string, congresses ...string) (file string) {
	t.Helper()
	folder := settle(t)
	if _, err := command(t, "migrate"); err != nil {
		t.Fatal(err)
	}
	db, err := database.Open(filepath.Join(folder, "lianluo.db"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range congresses {
		if err := db.Write(t.Context(), func(tx *gorm.DB) error {
			return tx.Create(&org.Congress{Name: name, Level: org.City, OfficeName: org.DefaultOfficeName}).Error
		}); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "register.tsv")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestARegisterIsImportedAtTheCommandLine(t *testing.T) {
	file := found(t, register, "云岭市人民代表大会")
	text, err := command(t, "import", "suggestions", "--create-units", "--dry-run", file)
	if err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "2  create   关于修整道路的建议", "new unit: 市交通运输局", "由我局主办", "create: 2, skip: 0, invalid: 0; new units: 1", "nothing was changed")
	if text, err = command(t, "import", "suggestions", "--create-units", file); err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "create  #1  关于修整道路的建议", "create: 2, skip: 0, invalid: 0; new units: 1")
	if text, err = command(t, "import", "suggestions", "--congress", "云岭市人民代表大会", file); err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "create: 0, skip: 2, invalid: 0; new units: 0")
}

func TestARefusedRegisterNamesItsCells(t *testing.T) {
	file := found(t, register+"八届五次\t\t\t\t\n八届五次\t3号\t关于桥梁的建议\t\t去年\n", "云岭市人民代表大会")
	text, err := command(t, "import", "suggestions", file)
	if err == nil {
		t.Fatal("a register with bad rows is imported")
	}
	mustContain(t, text, "第 4 行“标题”", "第 5 行“答复日期”")
	mustContain(t, err.Error(), "2 行")
	if text, err = command(t, "import", "suggestions", "--skip-invalid", file); err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "create: 2, skip: 0, invalid: 2")
}

func TestOneOfSeveralCongressesIsNamed(t *testing.T) {
	file := found(t, register, "云岭市人民代表大会", "清河县人民代表大会")
	_, err := command(t, "import", "suggestions", file)
	if err == nil {
		t.Fatal("the register went to a congress that nobody named")
	}
	mustContain(t, err.Error(), "1 云岭市人民代表大会", "2 清河县人民代表大会")
	text, err := command(t, "import", "suggestions", "--congress", "2", file)
	if err != nil {
		t.Fatal(err)
	}
	mustContain(t, text, "create: 2")
}
