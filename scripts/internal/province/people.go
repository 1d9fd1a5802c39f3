package province

import (
	"fmt"

	"xiezhi/internal/gb"
	"xiezhi/internal/workday"
)

var (
	surnames = []string{"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何"}
	firsts   = []string{"建", "志", "国", "伟", "海", "永", "文", "晓", "立", "正", "卫", "春", "家"}
	seconds  = []string{"国", "强", "平", "明", "生", "康", "斌", "东", "新", "华", "军"}
)

func name(i int) string {
	return surnames[i%len(surnames)] + firsts[i/3%len(firsts)] + seconds[i/7%len(seconds)]
}

// Name is an invented name, the same for the same number.
func Name(i int) string { return name(i) }

// IdentityNumber is a well-formed number of nobody, a different one for every i up to a million.
func IdentityNumber(i int) (gb.ID, error) {
	birth := workday.New(1966, 3, 1).AddDays(i % 9000)
	head := fmt.Sprintf("320583%04d%02d%02d%03d", birth.Year(), int(birth.Month()), birth.Day(), 850+i/9000)
	weights := [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for k, w := range weights {
		sum += int(head[k]-'0') * w
	}
	return gb.ParseID(head + string("10X98765432"[sum%11]))
}
