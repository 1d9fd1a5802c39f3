package sheet

import (
	"fmt"

	"xiezhi/internal/platform/errs"
)

// Codes with which a file is refused. Each message says what to do about it.
const (
	CodeEmpty        = "sheet_empty"
	CodeTooBig       = "sheet_too_big"
	CodeNotExcel     = "sheet_not_excel"
	CodeOldFormat    = "sheet_old_format"
	CodeEncrypted    = "sheet_encrypted"
	CodeMacros       = "sheet_macros"
	CodeBomb         = "sheet_bomb"
	CodeDamaged      = "sheet_damaged"
	CodeTooManyRows  = "sheet_too_many_rows"
	CodeBlankRows    = "sheet_blank_rows"
	CodeTooManyCols  = "sheet_too_many_columns"
	CodeTooManySheet = "sheet_too_many_sheets"
	CodeNoHeading    = "sheet_no_heading"
	CodeNoSuchSheet  = "sheet_no_such_sheet"
	CodeBadMapping   = "sheet_bad_mapping"
)

// Codes of values that cannot be read.
const (
	CodeDateUnreadable   = "date_unreadable"
	CodeDateTwoDigitYear = "date_two_digit_year"
	CodeDateImpossible   = "date_impossible"
	CodeDateAmbiguous    = "date_ambiguous"
	CodeDateNoMonth      = "date_no_month"
	CodeDateIsRange      = "date_is_range"
	CodeDateNotRange     = "date_not_range"
	CodeDateLengthOnly   = "date_length_only"
	CodeNumberUnreadable = "number_unreadable"
)

func refuse(code, format string, args ...any) *errs.Error {
	return errs.Rule(code, fmt.Sprintf(format, args...))
}

func damaged(cause error) error {
	return refuse(CodeDamaged, "文件已损坏或不完整，无法读取。请用 Excel 或 WPS 打开后另存为 .xlsx，再上传。").Because(cause)
}
