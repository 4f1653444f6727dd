# ruff: noqa: E501 - one line a language, so that translations can be compared line by line
"""What each finding says to a registrar: what is wrong, and what to do. A plain literal; values are never quoted."""

from collections.abc import Mapping

from shared.domain import policy
from shared.roster.cells import LONGEST
from shared.roster.findings import Finding, FindingCode

_LANGUAGES = ("zh-Hant", "en")

_NUMBERS = {
    "megabytes": policy.ROSTER_FILE_MAX_BYTES // 1_000_000,
    "rows": f"{policy.ROSTER_ROWS:,}",
    "longest": max(LONGEST.values()),
}

# Where a finding is: by whether it names a row, a column, and a file of an archive.
_WHERE: Mapping[str, Mapping[str, str]] = {
    "part": {"zh-Hant": "{part}", "en": "{part}"},
    "row": {"zh-Hant": "第 {row} 列", "en": "Row {row}"},
    "column": {"zh-Hant": "「{column}」欄", "en": "column {column}"},
    "between": {"zh-Hant": "，", "en": ", "},
    "before": {"zh-Hant": "{where}：{text}", "en": "{where}: {text}"},
}

TEXTS: Mapping[FindingCode, Mapping[str, str]] = {
    FindingCode.FILE_EMPTY: {
        "zh-Hant": "檔案裡沒有任何學生。請確認選對檔案。",
        "en": "There is no pupil in the file. Please check that it is the right one.",
    },
    FindingCode.FILE_TOO_LARGE: {
        "zh-Hant": "檔案超過 {megabytes} MB。請分校匯入。",
        "en": "The file is larger than {megabytes} MB. Please import school by school.",
    },
    FindingCode.FILE_UNREADABLE: {
        "zh-Hant": "檔案損壞，無法讀取。請用試算表程式開啟，另存新檔後再試一次。",
        "en": "The file is damaged. Please open it in a spreadsheet program, save it anew and try again.",
    },
    FindingCode.FORMAT_UNKNOWN: {
        "zh-Hant": "看不出是哪一種名冊。請使用 XLSX、CSV 或 OneRoster 1.2 的 ZIP 檔。",
        "en": "This is not a kind of roster that can be read. Please use XLSX, CSV, or a OneRoster 1.2 ZIP file.",
    },
    FindingCode.FORMAT_OLD: {
        "zh-Hant": "這是舊版 Excel（.xls）或設有密碼的檔案。請移除密碼，另存為「Excel 活頁簿（.xlsx）」。",
        "en": "This is an old Excel file (.xls), or one with a password. Please save it as an Excel workbook (.xlsx) without a password.",
    },
    FindingCode.MACROS: {
        "zh-Hant": "檔案含有巨集。請另存為不含巨集的「Excel 活頁簿（.xlsx）」。",
        "en": "The file holds macros. Please save it as an Excel workbook without macros (.xlsx).",
    },
    FindingCode.SEVERAL_SHEETS: {
        "zh-Hant": "活頁簿有不只一張工作表（可能有隱藏的）。請只留下名冊那一張。",
        "en": "The workbook has more than one sheet, hidden ones counted. Please leave only the roster's.",
    },
    FindingCode.INFLATES_TOO_FAR: {
        "zh-Hant": "檔案解壓縮後異常龐大，不予讀取。請用試算表程式另存新檔後再試一次。",
        "en": "The file would unpack to far more than a roster can be, so it is not read. Please save it anew in a spreadsheet program.",
    },
    FindingCode.FOREIGN_CONTENT: {
        "zh-Hant": "檔案含有名冊不該有的外部內容，不予讀取。請用試算表程式另存新檔後再試一次。",
        "en": "The file holds references that no roster has, so it is not read. Please save it anew in a spreadsheet program.",
    },
    FindingCode.DATES_FROM_1904: {
        "zh-Hant": "活頁簿使用「1904 日期系統」，日期會差四年。請在 Excel 選項中取消，核對日期後再存檔。",
        "en": "The workbook counts days from 1904, so dates would be four years off. Please turn that off in Excel's options, check the dates, and save.",
    },
    FindingCode.ENCODING_UNKNOWN: {
        "zh-Hant": "看不出文字的編碼。請另存為「CSV UTF-8（逗號分隔）」。",
        "en": "The text's encoding is not known. Please save the file as “CSV UTF-8 (comma delimited)”.",
    },
    FindingCode.ENCODING_MIXED: {
        "zh-Hant": "這一列的編碼和前面不同（UTF-8 與 Big5 混在一起）。請勿直接合併不同來源的檔案，重新匯出後再試一次。",
        "en": "This row is in another encoding than those before (UTF-8 and Big5 are mixed). Please export the file anew instead of joining files.",
    },
    FindingCode.ENCODING_BROKEN: {
        "zh-Hant": "這一列有無法辨識的字（可能是自造字）。請改用 XLSX 或 UTF-8，並以正確的字重新輸入。",
        "en": "This row holds a character that is none of its encoding, maybe one of your own making. Please use XLSX or UTF-8 and enter the right character.",
    },
    FindingCode.NO_COMMAS: {
        "zh-Hant": "欄位之間不是逗號。請另存為「CSV UTF-8（逗號分隔）」。",
        "en": "The columns are not separated by commas. Please save the file as “CSV UTF-8 (comma delimited)”.",
    },
    FindingCode.QUOTE_WRONG: {
        "zh-Hant": "從這一列起引號不成對，後面無法讀取。請修正引號，或用試算表程式另存新檔。",
        "en": "From this row on the quotation marks don't match, so the rest can't be read. Please mend them, or save the file anew in a spreadsheet program.",
    },
    FindingCode.TOO_MANY_ROWS: {
        "zh-Hant": "超過 {rows} 名學生，從這一列起沒有讀取。請分校匯入。",
        "en": "There are more than {rows} pupils; from this row on nothing was read. Please import school by school.",
    },
    FindingCode.HEADING_MISSING: {
        "zh-Hant": "缺少這個標題。第 1 列須是標題，名稱須和範本一樣。",
        "en": "This heading is missing. Row 1 must hold the headings, named as in the template.",
    },
    FindingCode.HEADING_TWICE: {
        "zh-Hant": "這個標題出現不只一次。請只留下一欄。",
        "en": "This heading is there more than once. Please leave one column only.",
    },
    FindingCode.HEADING_UNKNOWN: {
        "zh-Hant": "名冊不需要這一欄。請刪除整欄，以免送出不必要的個人資料。",
        "en": "The roster has no such column. Please delete it, so that no needless personal data are sent.",
    },
    FindingCode.BEYOND_HEADINGS: {
        "zh-Hant": "這裡有資料，但該欄沒有標題。請檢查這一列是否錯位。",
        "en": "There is something here, but the column has no heading. Please check whether the row has slipped.",
    },
    FindingCode.CELLS_MERGED: {
        "zh-Hant": "這裡有合併的儲存格。請取消合併，每一格都填上資料。",
        "en": "Cells are merged here. Please unmerge them and fill in each.",
    },
    FindingCode.FORMULA: {
        "zh-Hant": "這一格是公式，或以 = + - @ 開頭。請改貼上「值」。",
        "en": "This cell is a formula, or begins with = + - @. Please paste its value instead.",
    },
    FindingCode.CELL_BROKEN: {
        "zh-Hant": "這一格不是文字或數字（例如 #N/A、TRUE）。請重新輸入。",
        "en": "This cell is neither text nor a number (such as #N/A or TRUE). Please enter it again.",
    },
    FindingCode.EMPTY: {
        "zh-Hant": "這一格是空的。請填寫。",
        "en": "This cell is empty. Please fill it in.",
    },
    FindingCode.TOO_LONG: {
        "zh-Hant": "內容太長（最多 {longest} 字，多數欄位更短）。請縮短。",
        "en": "This is too long ({longest} characters at most, in most columns fewer). Please shorten it.",
    },
    FindingCode.CHARACTER_FORBIDDEN: {
        "zh-Hant": "含有看不見的控制字元或自造字。請刪除後重新輸入。",
        "en": "This holds an invisible control character, or a character of your own making. Please delete it and type it again.",
    },
    FindingCode.CHARACTER_LOST: {
        "zh-Hant": "姓名裡有「?」或「□」，罕用字可能在轉檔時遺失。請改用 XLSX 或 UTF-8，並輸入正確的字。",
        "en": "The name holds “?” or “□”: a rare character was probably lost when the file was saved. Please use XLSX or UTF-8 and enter the right character.",
    },
    FindingCode.SCHOOL_CODE_INVALID: {
        "zh-Hant": "學校代碼須是 6 碼英數字。開頭的 0 若不見了，請把這一欄的格式改為「文字」再輸入。",
        "en": "A school code has 6 letters or digits. If a leading 0 is gone, format the column as text and enter it again.",
    },
    FindingCode.LEVEL_UNKNOWN: {
        "zh-Hant": "學層須是國小、國中、高中或高職。",
        "en": "The school level must be 國小, 國中, 高中 or 高職.",
    },
    FindingCode.SEAT_INVALID: {
        "zh-Hant": "座號須是 1 到 999 的整數。",
        "en": "The seat number must be a whole number from 1 to 999.",
    },
    FindingCode.NUMBER_INVALID: {
        "zh-Hant": "學號只能有英文字母、數字和「-」。",
        "en": "A student number consists of letters, digits and hyphens.",
    },
    FindingCode.NATIONAL_ID_INVALID: {
        "zh-Hant": "身分證字號或居留證號的格式或檢查碼不對。請核對證件。",
        "en": "This is not a valid national ID or resident certificate number. Please check it against the document.",
    },
    FindingCode.EMAIL_INVALID: {
        "zh-Hant": "電子信箱的格式不對。",
        "en": "This is not a valid e-mail address.",
    },
    FindingCode.BIRTH_DATE_INVALID: {
        "zh-Hant": "日期不對。請寫成 2015-01-31、2015/1/31 或民國 104/01/31。",
        "en": "This is not a valid date. Please write 2015-01-31, 2015/1/31, or in ROC years 104/01/31.",
    },
    FindingCode.SCHOOL_UNKNOWN: {
        "zh-Hant": "學校清單裡沒有這個代碼。請核對學校代碼。",
        "en": "This code is not in the list of schools. Please check the school's code.",
    },
    FindingCode.SCHOOL_NOT_YOURS: {
        "zh-Hant": "這是別校的學生。匯入單一學校時，請只留下該校的學生。",
        "en": "This pupil is of another school. A roster for one school may name no other.",
    },
    FindingCode.SCHOOL_OF_ANOTHER_LEVEL: {
        "zh-Hant": "這個代碼的學校不屬於這個學層。請核對學層與學校代碼。",
        "en": "The school with this code is of another level. Please check level and code.",
    },
    FindingCode.SCHOOL_NAME_OF_ANOTHER: {
        "zh-Hant": "校名是另一所學校的，和學校代碼不符。請核對兩者。",
        "en": "This is the name of another school than the code's. Please check both.",
    },
    FindingCode.SCHOOL_NOT_YOURS: {
        "zh-Hant": "這是其他學校的學生。您只能匯入自己學校的名冊。",
        "en": "This pupil is of another school. You can import your own school's roster only.",
    },
    FindingCode.NATIONAL_ID_TWICE: {
        "zh-Hant": "和第 {other_row} 列的身分證字號相同。請核對這兩名學生，只留下一列。",
        "en": "Row {other_row} has the same national ID. Please check both pupils and leave one row.",
    },
    FindingCode.SEAT_TWICE: {
        "zh-Hant": "同班第 {other_row} 列也是這個座號。請核對。",
        "en": "Row {other_row} of the same class has this seat number too. Please check.",
    },
    FindingCode.CLASS_WITHOUT_TEACHER: {
        "zh-Hant": "這一班沒有導師。請填寫導師姓名與電子信箱；尚未派定時可填代理導師。",
        "en": "This class has no homeroom teacher. Please enter name and e-mail address, of an acting one if need be.",
    },
    FindingCode.CLASS_WITH_TWO_TEACHERS: {
        "zh-Hant": "和第 {other_row} 列同班，導師卻不同。每班只能有一位導師；代課教師請另外指派。",
        "en": "Row {other_row} is of the same class, with another homeroom teacher. A class has one; assign substitutes apart.",
    },
    FindingCode.TEACHER_OF_TWO_CLASSES: {
        "zh-Hant": "這位導師在第 {other_row} 列已有另一班。請核對班級與電子信箱。",
        "en": "In row {other_row} this teacher has another class. Please check classes and e-mail address.",
    },
    FindingCode.TEACHER_WITH_TWO_NAMES: {
        "zh-Hant": "和第 {other_row} 列的電子信箱相同，導師姓名卻不同。請核對。",
        "en": "Row {other_row} has the same e-mail address with another teacher's name. Please check.",
    },
    FindingCode.PART_MISSING: {
        "zh-Hant": "壓縮檔裡缺少這個檔案。請從校務系統完整匯出。",
        "en": "The archive lacks this file. Please export all of it from your school's system.",
    },
    FindingCode.VERSION_UNKNOWN: {
        "zh-Hant": "不是 OneRoster 1.2。請從校務系統以 1.2 版匯出。",
        "en": "This is not OneRoster 1.2. Please export that version from your school's system.",
    },
    FindingCode.NOT_BULK: {
        "zh-Hant": "檔案只有異動資料（delta）。請匯出完整資料（bulk）。",
        "en": "The file holds changes alone (delta). Please export all data (bulk).",
    },
    FindingCode.REFERENCE_UNKNOWN: {
        "zh-Hant": "所指的資料不在壓縮檔裡。請從校務系統重新匯出。",
        "en": "What this refers to is not in the archive. Please export it anew from your school's system.",
    },
    FindingCode.SOURCED_ID_TWICE: {
        "zh-Hant": "這個 sourcedId 出現不只一次。請從校務系統重新匯出。",
        "en": "This sourcedId is there more than once. Please export the archive anew from your school's system.",
    },
    FindingCode.PUPIL_OF_TWO_CLASSES: {
        "zh-Hant": "這名學生在第 {other_row} 列已編入另一個班級。請核對。",
        "en": "In row {other_row} this pupil is in another class. Please check.",
    },
}


def text(finding: Finding, language: str) -> str:
    """What a finding says, with the place; in English where there is no text in the language."""
    language = language if language in _LANGUAGES else "en"
    named = {"part": finding.part, "row": finding.row, "column": finding.column}
    where = _WHERE["between"][language].join(_WHERE[name][language].format(**named) for name in named if named[name])
    said = TEXTS[finding.code][language].format(other_row=finding.other_row, **_NUMBERS)
    return _WHERE["before"][language].format(where=where, text=said) if where else said
