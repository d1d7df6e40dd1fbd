package demo

import (
	"math/rand/v2"
	"strings"
)

var (
	surnames = []rune("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严")
	manly    = strings.Fields("建国 志明 国强 文斌 海涛 永福 振华 德胜 晓东 立新 家栋 正平 启航 承志 明远 宏伟 学军 长青 世杰 大勇 少波 景山 兴旺 广林 克勤 浩然 向前 志刚 伟民 泽宇 思源 庆丰 春生 润田 守信 鹏程 俊峰 凯 磊 斌")
	womanly  = strings.Fields("秀兰 桂芳 丽华 晓燕 雪梅 玉珍 慧敏 静怡 春霞 淑贤 红英 婷婷 佳琪 文静 美玲 雅琴 素云 海燕 彩凤 月娥 若兰 思雨 欣悦 晓莉 冬梅 翠屏 瑞雪 清荷 巧云 爱珍 敏 蕾 颖 洁 岚")
)

// people hands out invented names, each once, the same ones every time.
type people struct {
	dice *rand.Rand
	used map[string]bool
}

func newPeople() *people {
	return &people{dice: rand.New(rand.NewPCG(305, 159)), used: map[string]bool{}}
}

func (p *people) next() (name, gender string) {
	for {
		given, gender := manly, "male"
		if p.dice.IntN(100) < 38 {
			given, gender = womanly, "female"
		}
		name := string(surnames[p.dice.IntN(len(surnames))]) + given[p.dice.IntN(len(given))]
		if !p.used[name] {
			p.used[name] = true
			return name, gender
		}
	}
}
