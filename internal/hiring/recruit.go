package hiring

import (
	"time"

	"github.com/uptrace/bun"

	"xiezhi/internal/org"
	"xiezhi/internal/roster"
	"xiezhi/internal/workday"
)

// NoticeState is where a notice of recruitment stands.
type NoticeState string

// States of a notice. Applications come in while it is published and its days run; those proposed are then made public,
// and the notice is closed with what came of it.
const (
	NoticeDraft     NoticeState = "draft"
	NoticePublished NoticeState = "published"
	NoticePublicity NoticeState = "publicity" // 公示
	NoticeClosed    NoticeState = "closed"
	NoticeCancelled NoticeState = "cancelled"
)

// Title is the state's Chinese name.
func (s NoticeState) Title() string {
	return map[NoticeState]string{
		NoticeDraft: "草稿", NoticePublished: "已发布", NoticePublicity: "拟聘用公示", NoticeClosed: "已办结", NoticeCancelled: "已取消",
	}[s]
}

// NoticePost is a post that a notice offers.
type NoticePost struct {
	bun.BaseModel `bun:"table:recruit_post,alias:rp" json:"-"`

	ID       string   `bun:",pk" json:"id" audit:"omit"`
	NoticeID string   `json:"-" audit:"omit"`
	Seq      int      `json:"-" audit:"omit"`
	Title    string   `json:"title" audit:"track"`
	Tier     org.Tier `json:"tier" enum:"city,county,base" audit:"track"` // 定岗, the level of the post
	Place    string   `json:"place" audit:"track"`                        // where the post is
	Heads    int      `json:"heads" audit:"track"`
}

// Scoring is how applicants are compared, declared with the notice (择优). Weights are hundredths and together 100, or
// both nothing: then nobody is scored, as where one town hires one person.
type Scoring struct {
	WrittenWeight   int  `json:"writtenWeight" minimum:"0" maximum:"100" doc:"笔试占百分之几；与面试合计100，都为0即不打分" audit:"track"`
	InterviewWeight int  `json:"interviewWeight" minimum:"0" maximum:"100" doc:"面试占百分之几" audit:"track"`
	Trim            bool `json:"trim" doc:"评委五人以上时去掉一个最高分和一个最低分" audit:"track"`
}

// Scored tells whether applicants are scored at all.
func (s Scoring) Scored() bool { return s.WrittenWeight+s.InterviewWeight > 0 }

// RecruitNotice is a notice of recruitment (Art. 6(2)).
type RecruitNotice struct {
	bun.BaseModel `bun:"table:recruit_notice,alias:rn" json:"-"`

	ID           string         `bun:",pk" json:"id" audit:"omit"`
	UnionID      string         `json:"unionId" audit:"track"` // the employing union
	CountyID     string         `bun:",nullzero" json:"-" audit:"omit"`
	CityID       string         `bun:",nullzero" json:"-" audit:"omit"`
	RunAbove     bool           `json:"runAbove" doc:"由上级（县、市、区或设区市）代办" audit:"track"`
	State        NoticeState    `json:"state" enum:"draft,published,publicity,closed,cancelled" audit:"track"`
	Title        string         `json:"title" audit:"track"`
	Channel      roster.Channel `json:"channel" enum:"own,procured,social" audit:"track"`
	ChannelPaper string         `json:"channelPaper" audit:"track"`
	Conditions   string         `json:"conditions" audit:"track"` // beside the four groups of Art. 4, which always hold
	Body         string         `json:"body" audit:"track"`
	ApplyFrom    workday.Date   `bun:",nullzero" json:"applyFrom" audit:"track"`
	ApplyUntil   workday.Date   `bun:",nullzero" json:"applyUntil" audit:"track"`
	Days         int            `bun:"publicity_days" json:"publicityDays" audit:"track"` // working days
	Scoring
	ContactName     string       `json:"contactName" audit:"track"`
	OfficePhone     string       `json:"officePhone" audit:"track"`
	HeadroomNote    string       `json:"headroomNote" audit:"track"` // what the quota said when it was published
	PublishedAt     time.Time    `bun:",nullzero" json:"publishedAt,omitzero" audit:"track"`
	PublishedReason string       `json:"publishedReason" audit:"track"`
	ChosenReason    string       `json:"-" audit:"mask"` // may name persons
	PublicityFrom   workday.Date `bun:",nullzero" json:"publicityFrom" audit:"track"`
	PublicityUntil  workday.Date `bun:",nullzero" json:"publicityUntil" audit:"track"`
	Provisional     bool         `bun:"publicity_provisional" json:"publicityProvisional" doc:"公示截止日暂定：次年放假安排尚未公布" audit:"track"`
	PublicityAt     time.Time    `bun:",nullzero" json:"-" audit:"omit"`
	Calendar        string       `json:"-" audit:"omit"` // the version of the calendar by which the days were counted
	ClosedAt        time.Time    `bun:",nullzero" json:"closedAt,omitzero" audit:"track"`
	ClosedReason    string       `json:"closedReason" audit:"track"`
	EraseOn         workday.Date `bun:",nullzero" json:"eraseOn" audit:"track"`
	ErasedAt        time.Time    `bun:",nullzero" json:"erasedAt,omitzero" audit:"omit"`
	Tally           string       `json:"-" audit:"omit"` // the numbers when it ended, which outlive the applications
	MadeBy          string       `json:"-" audit:"omit"`
	Rev             int64        `json:"rev" audit:"omit"`
	CreatedAt       time.Time    `json:"-" audit:"omit"`
	ChangedAt       time.Time    `json:"changedAt" audit:"omit"`
}

// Place is the employing union's.
func (n RecruitNotice) Place() org.Place {
	return org.Place{UnionID: n.UnionID, CountyID: n.CountyID, CityID: n.CityID}
}

// runner is the union that recruits, in the tree of today: the employing union, or the one above it that does so for it.
func (n RecruitNotice) runner() string {
	switch {
	case !n.RunAbove:
		return n.UnionID
	case n.CountyID != "":
		return n.CountyID
	}
	return n.CityID
}

// NoticeContent is what is written into a notice.
type NoticeContent struct {
	Title        string         `json:"title" minLength:"1" maxLength:"100"`
	Channel      roster.Channel `json:"channel" enum:"own,procured,social" doc:"聘用渠道（第五条）"`
	ChannelPaper string         `json:"channelPaper" maxLength:"100" doc:"购买服务、社会化工会工作者的依据文件"`
	Conditions   string         `json:"conditions" maxLength:"2000" doc:"办法第四条以外，本单位的说明"`
	Body         string         `json:"body" maxLength:"4000" doc:"待遇、程序、考试安排等"`
	ApplyFrom    workday.Date   `json:"applyFrom"`
	ApplyUntil   workday.Date   `json:"applyUntil"`
	Days         int            `json:"publicityDays" minimum:"1" maximum:"60" doc:"公示期，工作日"`
	Scoring
	ContactName string       `json:"contactName" maxLength:"30"`
	OfficePhone string       `json:"officePhone" maxLength:"40"`
	Posts       []NoticePost `json:"posts" maxItems:"20" nullable:"false"`
}

// ApplicationSource is how an application came in.
type ApplicationSource string

// Sources.
const (
	SourcePublic ApplicationSource = "public"
	SourcePaper  ApplicationSource = "paper" // entered by the clerk
)

// Verdict is whether an applicant meets the conditions.
type Verdict string

// Verdicts; empty while nobody has judged.
const (
	VerdictNone       Verdict = ""
	VerdictEligible   Verdict = "eligible"
	VerdictIneligible Verdict = "ineligible"
)

// Application is one person's application. Its personal fields are masked in the audit: what is erased later has never
// been copied.
type Application struct {
	bun.BaseModel `bun:"table:recruit_application,alias:ra" json:"-"`

	ID             string            `bun:",pk" json:"id" audit:"omit"`
	NoticeID       string            `json:"noticeId" audit:"omit"`
	PostID         string            `json:"postId" audit:"track"`
	Source         ApplicationSource `json:"source" enum:"public,paper" audit:"track"`
	Name           string            `json:"name" audit:"mask"`
	Sex            string            `json:"sex" audit:"mask"`
	Birth          workday.Date      `json:"birth" audit:"mask"`
	IDSealed       string            `json:"-" audit:"omit"`
	IDBlind        string            `json:"-" audit:"mask"`
	IDMasked       string            `json:"idMasked" audit:"omit"`
	PhoneSealed    string            `json:"-" audit:"omit"`
	PhoneMasked    string            `json:"phoneMasked" audit:"mask"`
	Political      string            `json:"political" audit:"mask"`
	Education      string            `json:"education" audit:"mask"`
	Major          string            `json:"major" audit:"mask"`
	TitleText      string            `json:"titleText" audit:"mask"`
	FormerPost     string            `json:"formerPost" audit:"mask"`
	Resume         string            `json:"resume" audit:"mask"`
	Qualifications string            `json:"qualifications" audit:"mask"`
	roster.Preferences
	ConsentVersion string    `json:"consentVersion" audit:"track"`
	ConsentAt      time.Time `json:"consentAt" audit:"track"`
	TokenHash      string    `json:"-" audit:"omit"`
	ClientKey      string    `json:"-" audit:"omit"`
	ClientHash     string    `json:"-" audit:"omit"`
	Verdict        Verdict   `json:"verdict" enum:",eligible,ineligible" audit:"track"`
	VerdictReason  string    `json:"verdictReason" audit:"mask"`
	VerdictBy      string    `json:"verdictBy" audit:"track"`
	VerdictAt      time.Time `bun:",nullzero" json:"verdictAt,omitzero" audit:"track"`
	TieSeq         int       `json:"-" audit:"track"` // 0: not decided between equals
	TieReason      string    `json:"tieReason" audit:"mask"`
	TieBy          string    `json:"tieBy" audit:"track"`
	ProposedAt     time.Time `bun:",nullzero" json:"proposedAt,omitzero" audit:"track"`
	ProposedReason string    `json:"proposedReason" audit:"mask"`
	PassedReason   string    `json:"passedReason" doc:"写给没有选上的本人" audit:"mask"`
	ListedPlace    int       `json:"-" audit:"omit"` // when the list went public; what it came of is recorded with the scores
	ListedOf       int       `json:"-" audit:"omit"`
	Rev            int64     `json:"rev" audit:"omit"`
	CreatedAt      time.Time `json:"createdAt" audit:"omit"`
	ChangedAt      time.Time `json:"changedAt" audit:"omit"`
}

// ApplicationContent is what an applicant tells. Political status is asked for by the annex's form and may stay blank.
type ApplicationContent struct {
	PostID         string `json:"postId" maxLength:"36"`
	Name           string `json:"name" minLength:"1" maxLength:"40"`
	Identity       string `json:"identity" maxLength:"40" doc:"居民身份证号；更正时留空为不变"`
	Phone          string `json:"phone" maxLength:"40" doc:"手机号；更正时留空为不变"`
	Political      string `json:"political,omitempty" maxLength:"4" doc:"GB/T 4762，可以不填"`
	Education      string `json:"education" maxLength:"4" doc:"GB/T 4658"`
	Major          string `json:"major,omitempty" maxLength:"50"`
	TitleText      string `json:"titleText,omitempty" maxLength:"50" doc:"专业职称，没有不填"`
	FormerPost     string `json:"formerPost,omitempty" maxLength:"100"`
	Resume         string `json:"resume" maxLength:"3000" doc:"每行一段：起止年月，单位，职务"`
	Qualifications string `json:"qualifications,omitempty" maxLength:"800"`
	PrefQualified  bool   `json:"prefQualified,omitempty" doc:"持有协调劳动关系方面的专业资质"`
	PrefExperience bool   `json:"prefExperience,omitempty" doc:"从事过劳动人事、工会或法律援助工作"`
	PrefGraduate   bool   `json:"prefGraduate,omitempty" doc:"法律、财务、人力资源等专业毕业"`
}

// ConditionItem is one of the four groups of conditions of Art. 4.
type ConditionItem string

// The four groups.
const (
	CondPolitical ConditionItem = "political"
	CondKnowledge ConditionItem = "knowledge"
	CondAbility   ConditionItem = "ability"
	CondHealth    ConditionItem = "health"
)

// ConditionItems lists them in the article's order.
var ConditionItems = []ConditionItem{CondPolitical, CondKnowledge, CondAbility, CondHealth}

// Title is the group in the product's own words. Health is asked for as a yes or no, never as a diagnosis (readings, Art. 4).
func (c ConditionItem) Title() string {
	return map[ConditionItem]string{
		CondPolitical: "政治素质好，热心工会工作，愿意为职工说话办事",
		CondKnowledge: "熟悉劳动法律法规和工会业务，了解企业经营常识",
		CondAbility:   "能够独立开展协商、沟通和文字工作",
		CondHealth:    "身体条件适应经常下基层的工作",
	}[c]
}

// Short is the group's short name.
func (c ConditionItem) Short() string {
	return map[ConditionItem]string{CondPolitical: "政治条件", CondKnowledge: "知识条件", CondAbility: "协商能力", CondHealth: "健康条件"}[c]
}

// CheckAnswer is what was found on a condition.
type CheckAnswer string

// Answers.
const (
	AnswerYes     CheckAnswer = "yes"
	AnswerNo      CheckAnswer = "no"
	AnswerUnclear CheckAnswer = "unclear"
)

// Title is the answer's Chinese name.
func (a CheckAnswer) Title() string {
	return map[CheckAnswer]string{AnswerYes: "符合", AnswerNo: "不符合", AnswerUnclear: "待核实"}[a]
}

// ConditionCheck is what was found on one condition, on which evidence, by whom.
type ConditionCheck struct {
	bun.BaseModel `bun:"table:recruit_check,alias:rc" json:"-"`

	ApplicationID string        `bun:",pk" json:"-"`
	Item          ConditionItem `bun:",pk" json:"item" enum:"political,knowledge,ability,health"`
	Answer        CheckAnswer   `json:"answer" enum:"yes,no,unclear"`
	Evidence      string        `json:"evidence" maxLength:"500"`
	ByName        string        `json:"byName,omitempty"`
	At            time.Time     `json:"at,omitzero"`
}

// ScorePart is what was scored.
type ScorePart string

// Parts.
const (
	PartWritten   ScorePart = "written"
	PartInterview ScorePart = "interview"
)

// Assessor is one of those who score at a notice.
type Assessor struct {
	bun.BaseModel `bun:"table:recruit_assessor,alias:rs" json:"-"`

	ID       string `bun:",pk" json:"id"`
	NoticeID string `json:"-"`
	Seq      int    `json:"-"`
	Name     string `json:"name"`
	Post     string `json:"post"`
}

// Score is what one assessor gave one applicant, in hundredths, or that the assessor stood back (回避).
type Score struct {
	bun.BaseModel `bun:"table:recruit_score,alias:rsc" json:"-"`

	ID            string    `bun:",pk" json:"-"`
	ApplicationID string    `json:"applicationId"`
	AssessorID    string    `json:"assessorId"`
	Part          ScorePart `json:"part" enum:"written,interview"`
	Points        *int      `json:"points" doc:"百分之一分，0 至 10000；空为未打分"`
	Conflict      bool      `json:"conflict" doc:"声明回避"`
	ByName        string    `json:"byName"`
	At            time.Time `json:"at"`
}

// Objection is what somebody says against a list of those proposed.
type Objection struct {
	bun.BaseModel `bun:"table:recruit_objection,alias:ro" json:"-"`

	ID            string            `bun:",pk" json:"id" audit:"omit"`
	NoticeID      string            `json:"-" audit:"omit"`
	Source        ApplicationSource `json:"source" enum:"public,paper" audit:"track"`
	ClientKey     string            `json:"-" audit:"omit"`
	TokenHash     string            `bun:",nullzero" json:"-" audit:"omit"` // of its receipt
	Anonymous     bool              `json:"anonymous" audit:"track"`
	Name          string            `json:"name" audit:"mask"`
	ContactSealed string            `json:"-" audit:"omit"`
	ContactMasked string            `json:"contactMasked" audit:"omit"`
	Content       string            `json:"content" audit:"mask"`
	ReceivedAt    time.Time         `json:"receivedAt" audit:"track"`
	State         string            `json:"state" enum:"open,handled" audit:"track"`
	Upheld        bool              `json:"upheld" audit:"track"`
	Result        string            `json:"result" audit:"mask"`
	HandledBy     string            `json:"handledBy" audit:"track"`
	HandledAt     time.Time         `bun:",nullzero" json:"handledAt,omitzero" audit:"track"`
	Rev           int64             `json:"rev" audit:"omit"`

	ReceiptPath string `bun:"-" json:"receiptPath" doc:"回执的地址，交给来信、来访的提出人；只给办理的单位" audit:"omit"`
}

// States of an objection.
const (
	ObjectionOpen    = "open"
	ObjectionHandled = "handled"
)

// RecruitFile is a file of a notice, or of one application to it.
type RecruitFile struct {
	bun.BaseModel `bun:"table:recruit_file,alias:rf" json:"-"`

	ID            string    `bun:",pk" json:"id" audit:"omit"`
	NoticeID      string    `json:"-" audit:"omit"`
	ApplicationID string    `bun:",nullzero" json:"-" audit:"omit"`
	ClientKey     string    `json:"-" audit:"omit"`
	BlobID        string    `json:"-" audit:"omit"`
	Name          string    `json:"name" audit:"mask"` // people put their names into it
	MediaType     string    `json:"mediaType" audit:"track"`
	Size          int64     `json:"size" audit:"track"`
	SHA256        string    `bun:"sha256" json:"-" audit:"omit"`
	AddedAt       time.Time `json:"addedAt" audit:"omit"`
}

// ErasureRule is by which rule personal data were removed.
type ErasureRule string

// Rules of erasure.
const (
	ErasedWithdrawn ErasureRule = "withdrawn" // the applicant took the application back
	ErasedRetention ErasureRule = "retention" // the term after the notice's end is over
)

// Title is the rule's Chinese name.
func (r ErasureRule) Title() string {
	return map[ErasureRule]string{ErasedWithdrawn: "报名人撤回", ErasedRetention: "保存期满"}[r]
}

// RecruitErasure proves a removal: how many records, when, by which rule, and the hash of their ids.
type RecruitErasure struct {
	bun.BaseModel `bun:"table:recruit_erasure,alias:re" json:"-"`

	ID         string      `bun:",pk" json:"id" audit:"omit"`
	NoticeID   string      `json:"-" audit:"omit"`
	Rule       ErasureRule `json:"rule" enum:"withdrawn,retention" audit:"track"`
	Count      int         `json:"count" audit:"track"`
	Files      int         `json:"files" audit:"track"`
	Objections int         `json:"objections" audit:"track"`
	Forms      int         `json:"forms" doc:"没有签成合同的推荐表" audit:"track"`
	Hash       string      `json:"hash" audit:"track"`
	Policy     string      `json:"policy" audit:"track"`
	At         time.Time   `json:"at" audit:"track"`
}

// NoticeEvent is one line of a notice's story, which names nobody who applied.
type NoticeEvent struct {
	bun.BaseModel `bun:"table:recruit_event,alias:rev" json:"-"`

	ID       string    `bun:",pk" json:"id"`
	NoticeID string    `json:"-"`
	Act      string    `json:"act"`
	Note     string    `json:"note"`
	ByName   string    `json:"byName"`
	At       time.Time `json:"at"`
}

// NoticeTally are a notice's numbers.
type NoticeTally struct {
	Heads      int `json:"heads" doc:"招聘人数"`
	Applied    int `json:"applied" doc:"报名，含已撤回的"`
	Withdrawn  int `json:"withdrawn" doc:"撤回"`
	Eligible   int `json:"eligible" doc:"资格审核通过"`
	Ineligible int `json:"ineligible" doc:"未通过"`
	Unjudged   int `json:"unjudged" doc:"尚未审核"`
	Scored     int `json:"scored" doc:"有总成绩的"`
	Proposed   int `json:"proposed" doc:"拟聘用"`
	Objections int `json:"objections" doc:"异议"`
	Upheld     int `json:"upheld" doc:"异议成立"`
}
