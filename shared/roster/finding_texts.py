# ruff: noqa: E501 - one line a language, so that translations can be compared line by line
"""What each finding says to a registrar: what is wrong, and what to do. A plain literal; values are never quoted."""

from collections.abc import Mapping

from shared.domain import policy
from shared.domain.languages import Language
from shared.roster.cells import LONGEST
from shared.roster.findings import Finding, FindingCode

_NUMBERS = {
    "megabytes": policy.ROSTER_FILE_MAX_BYTES // 1_000_000,
    "rows": f"{policy.ROSTER_ROWS:,}",
    "faults": f"{policy.ROSTER_FAULTS:,}",
    "longest": max(LONGEST.values()),
}

# Where a finding is: by whether it names a row, a column, and a file of an archive.
_WHERE: Mapping[str, Mapping[str, str]] = {
    "part": {"zh-Hant": "{part}", "en": "{part}", "vi": "{part}", "id": "{part}"},
    "row": {"zh-Hant": "第 {row} 列", "en": "Row {row}", "vi": "Dòng {row}", "id": "Baris {row}"},
    "column": {"zh-Hant": "「{column}」欄", "en": "column {column}", "vi": "cột {column}", "id": "kolom {column}"},
    "between": {"zh-Hant": "，", "en": ", ", "vi": ", ", "id": ", "},
    "before": {"zh-Hant": "{where}：{text}", "en": "{where}: {text}", "vi": "{where}: {text}", "id": "{where}: {text}"},
}

TEXTS: Mapping[FindingCode, Mapping[str, str]] = {
    FindingCode.FILE_EMPTY: {
        "zh-Hant": "檔案裡沒有任何學生。請確認選對檔案。",
        "en": "There is no pupil in the file. Please check that it is the right one.",
        "vi": "Tệp không có học sinh nào. Vui lòng kiểm tra đã chọn đúng tệp.",
        "id": "Tidak ada siswa dalam berkas. Mohon periksa apakah berkasnya benar.",
    },
    FindingCode.FILE_TOO_LARGE: {
        "zh-Hant": "檔案超過 {megabytes} MB。請分校匯入。",
        "en": "The file is larger than {megabytes} MB. Please import school by school.",
        "vi": "Tệp lớn hơn {megabytes} MB. Vui lòng nhập theo từng trường.",
        "id": "Berkas lebih besar dari {megabytes} MB. Silakan impor per sekolah.",
    },
    FindingCode.FILE_UNREADABLE: {
        "zh-Hant": "檔案損壞，無法讀取。請用試算表程式開啟，另存新檔後再試一次。",
        "en": "The file is damaged. Please open it in a spreadsheet program, save it anew and try again.",
        "vi": "Tệp bị hỏng, không đọc được. Vui lòng mở bằng chương trình bảng tính, lưu thành tệp mới rồi thử lại.",
        "id": "Berkas rusak. Silakan buka dengan program lembar kerja, simpan ulang, lalu coba lagi.",
    },
    FindingCode.FORMAT_UNKNOWN: {
        "zh-Hant": "看不出是哪一種名冊。請使用 XLSX、CSV 或 OneRoster 1.2 的 ZIP 檔。",
        "en": "This is not a kind of roster that can be read. Please use XLSX, CSV, or a OneRoster 1.2 ZIP file.",
        "vi": "Đây không phải loại danh sách đọc được. Vui lòng dùng XLSX, CSV hoặc tệp ZIP OneRoster 1.2.",
        "id": "Jenis daftar ini tidak dapat dibaca. Silakan gunakan XLSX, CSV, atau berkas ZIP OneRoster 1.2.",
    },
    FindingCode.FORMAT_OLD: {
        "zh-Hant": "這是舊版 Excel（.xls）或設有密碼的檔案。請移除密碼，另存為「Excel 活頁簿（.xlsx）」。",
        "en": "This is an old Excel file (.xls), or one with a password. Please save it as an Excel workbook (.xlsx) without a password.",
        "vi": "Đây là tệp Excel cũ (.xls) hoặc tệp có mật khẩu. Vui lòng bỏ mật khẩu và lưu thành sổ làm việc Excel (.xlsx).",
        "id": "Ini berkas Excel lama (.xls) atau berkas dengan kata sandi. Silakan simpan sebagai buku kerja Excel (.xlsx) tanpa kata sandi.",
    },
    FindingCode.MACROS: {
        "zh-Hant": "檔案含有巨集。請另存為不含巨集的「Excel 活頁簿（.xlsx）」。",
        "en": "The file holds macros. Please save it as an Excel workbook without macros (.xlsx).",
        "vi": "Tệp có chứa macro. Vui lòng lưu thành sổ làm việc Excel không có macro (.xlsx).",
        "id": "Berkas berisi makro. Silakan simpan sebagai buku kerja Excel tanpa makro (.xlsx).",
    },
    FindingCode.SEVERAL_SHEETS: {
        "zh-Hant": "活頁簿有不只一張工作表（可能有隱藏的）。請只留下名冊那一張。",
        "en": "The workbook has more than one sheet, hidden ones counted. Please leave only the roster's.",
        "vi": "Sổ làm việc có nhiều hơn một trang tính, kể cả trang ẩn. Vui lòng chỉ giữ lại trang danh sách.",
        "id": "Buku kerja memiliki lebih dari satu lembar, termasuk yang tersembunyi. Sisakan lembar daftar saja.",
    },
    FindingCode.INFLATES_TOO_FAR: {
        "zh-Hant": "檔案解壓縮後異常龐大，不予讀取。請用試算表程式另存新檔後再試一次。",
        "en": "The file would unpack to far more than a roster can be, so it is not read. Please save it anew in a spreadsheet program.",
        "vi": "Tệp sau khi giải nén lớn bất thường nên không được đọc. Vui lòng lưu thành tệp mới bằng chương trình bảng tính.",
        "id": "Berkas akan mengembang jauh melebihi ukuran sebuah daftar, jadi tidak dibaca. Silakan simpan ulang dengan program lembar kerja.",
    },
    FindingCode.FOREIGN_CONTENT: {
        "zh-Hant": "檔案含有名冊不該有的外部內容，不予讀取。請用試算表程式另存新檔後再試一次。",
        "en": "The file holds references that no roster has, so it is not read. Please save it anew in a spreadsheet program.",
        "vi": "Tệp chứa tham chiếu mà danh sách không được có nên không được đọc. Vui lòng lưu thành tệp mới bằng chương trình bảng tính.",
        "id": "Berkas berisi rujukan yang tidak ada pada daftar mana pun, jadi tidak dibaca. Silakan simpan ulang dengan program lembar kerja.",
    },
    FindingCode.DATES_FROM_1904: {
        "zh-Hant": "活頁簿使用「1904 日期系統」，日期會差四年。請在 Excel 選項中取消，核對日期後再存檔。",
        "en": "The workbook counts days from 1904, so dates would be four years off. Please turn that off in Excel's options, check the dates, and save.",
        "vi": "Sổ làm việc tính ngày từ năm 1904 nên ngày sẽ lệch bốn năm. Vui lòng tắt tùy chọn này trong Excel, kiểm tra ngày rồi lưu lại.",
        "id": "Buku kerja menghitung hari sejak 1904 sehingga tanggal meleset empat tahun. Matikan opsi itu di Excel, periksa tanggalnya, lalu simpan.",
    },
    FindingCode.ENCODING_UNKNOWN: {
        "zh-Hant": "看不出文字的編碼。請另存為「CSV UTF-8（逗號分隔）」。",
        "en": "The text's encoding is not known. Please save the file as “CSV UTF-8 (comma delimited)”.",
        "vi": "Không nhận ra bảng mã của văn bản. Vui lòng lưu thành “CSV UTF-8 (phân cách bằng dấu phẩy)”.",
        "id": "Pengodean teks tidak dikenal. Silakan simpan sebagai “CSV UTF-8 (dipisahkan koma)”.",
    },
    FindingCode.ENCODING_MIXED: {
        "zh-Hant": "這一列的編碼和前面不同（UTF-8 與 Big5 混在一起）。請勿直接合併不同來源的檔案，重新匯出後再試一次。",
        "en": "This row is in another encoding than those before (UTF-8 and Big5 are mixed). Please export the file anew instead of joining files.",
        "vi": "Dòng này dùng bảng mã khác các dòng trước (UTF-8 lẫn với Big5). Vui lòng xuất lại tệp thay vì ghép các tệp.",
        "id": "Baris ini memakai pengodean yang berbeda dari sebelumnya (UTF-8 dan Big5 bercampur). Silakan ekspor ulang, jangan menggabungkan berkas.",
    },
    FindingCode.ENCODING_BROKEN: {
        "zh-Hant": "這一列有無法辨識的字（可能是自造字）。請改用 XLSX 或 UTF-8，並以正確的字重新輸入。",
        "en": "This row holds a character that is none of its encoding, maybe one of your own making. Please use XLSX or UTF-8 and enter the right character.",
        "vi": "Dòng này có ký tự không thuộc bảng mã, có thể là chữ tự tạo. Vui lòng dùng XLSX hoặc UTF-8 và nhập đúng chữ.",
        "id": "Baris ini berisi karakter di luar pengodeannya, mungkin karakter buatan sendiri. Gunakan XLSX atau UTF-8 dan masukkan karakter yang benar.",
    },
    FindingCode.NO_COMMAS: {
        "zh-Hant": "欄位之間不是逗號。請另存為「CSV UTF-8（逗號分隔）」。",
        "en": "The columns are not separated by commas. Please save the file as “CSV UTF-8 (comma delimited)”.",
        "vi": "Các cột không được phân cách bằng dấu phẩy. Vui lòng lưu thành “CSV UTF-8 (phân cách bằng dấu phẩy)”.",
        "id": "Kolom tidak dipisahkan dengan koma. Silakan simpan sebagai “CSV UTF-8 (dipisahkan koma)”.",
    },
    FindingCode.QUOTE_WRONG: {
        "zh-Hant": "從這一列起引號不成對，後面無法讀取。請修正引號，或用試算表程式另存新檔。",
        "en": "From this row on the quotation marks don't match, so the rest can't be read. Please mend them, or save the file anew in a spreadsheet program.",
        "vi": "Từ dòng này dấu ngoặc kép không khớp nên không đọc được phần sau. Vui lòng sửa dấu ngoặc hoặc lưu thành tệp mới bằng chương trình bảng tính.",
        "id": "Mulai baris ini tanda kutip tidak berpasangan sehingga sisanya tidak terbaca. Perbaiki, atau simpan ulang dengan program lembar kerja.",
    },
    FindingCode.TOO_MANY_ROWS: {
        "zh-Hant": "超過 {rows} 名學生，從這一列起沒有讀取。請分校匯入。",
        "en": "There are more than {rows} pupils; from this row on nothing was read. Please import school by school.",
        "vi": "Có hơn {rows} học sinh; từ dòng này không đọc nữa. Vui lòng nhập theo từng trường.",
        "id": "Ada lebih dari {rows} siswa; mulai baris ini tidak dibaca lagi. Silakan impor per sekolah.",
    },
    FindingCode.TOO_MANY_FAULTS: {
        "zh-Hant": "錯誤超過 {faults} 處，後面沒有讀取。請先修正列出的錯誤，或重新匯出檔案。",
        "en": "There are more than {faults} faults; what comes after them was not read. Please mend those listed, or export the file anew.",
        "vi": "Có hơn {faults} lỗi; phần sau không được đọc. Vui lòng sửa các lỗi được liệt kê hoặc xuất lại tệp.",
        "id": "Ada lebih dari {faults} kesalahan; bagian sesudahnya tidak dibaca. Perbaiki yang tercantum, atau ekspor ulang berkasnya.",
    },
    FindingCode.HEADING_MISSING: {
        "zh-Hant": "缺少這個標題。第 1 列須是標題，名稱須和範本一樣。",
        "en": "This heading is missing. Row 1 must hold the headings, named as in the template.",
        "vi": "Thiếu tiêu đề này. Dòng 1 phải là các tiêu đề, đặt tên như trong mẫu.",
        "id": "Judul kolom ini tidak ada. Baris 1 harus berisi judul kolom seperti pada contoh.",
    },
    FindingCode.HEADING_TWICE: {
        "zh-Hant": "這個標題出現不只一次。請只留下一欄。",
        "en": "This heading is there more than once. Please leave one column only.",
        "vi": "Tiêu đề này xuất hiện nhiều lần. Vui lòng chỉ giữ lại một cột.",
        "id": "Judul kolom ini muncul lebih dari sekali. Sisakan satu kolom saja.",
    },
    FindingCode.HEADING_UNKNOWN: {
        "zh-Hant": "名冊不需要這一欄。請刪除整欄，以免送出不必要的個人資料。",
        "en": "The roster has no such column. Please delete it, so that no needless personal data are sent.",
        "vi": "Danh sách không có cột này. Vui lòng xóa cả cột để không gửi dữ liệu cá nhân không cần thiết.",
        "id": "Daftar tidak memiliki kolom ini. Silakan hapus agar tidak ada data pribadi yang tidak perlu terkirim.",
    },
    FindingCode.BEYOND_HEADINGS: {
        "zh-Hant": "這裡有資料，但該欄沒有標題。請檢查這一列是否錯位。",
        "en": "There is something here, but the column has no heading. Please check whether the row has slipped.",
        "vi": "Ở đây có dữ liệu nhưng cột không có tiêu đề. Vui lòng kiểm tra dòng này có bị lệch không.",
        "id": "Ada isi di sini, tetapi kolomnya tidak berjudul. Mohon periksa apakah baris ini bergeser.",
    },
    FindingCode.CELLS_MERGED: {
        "zh-Hant": "這裡有合併的儲存格。請取消合併，每一格都填上資料。",
        "en": "Cells are merged here. Please unmerge them and fill in each.",
        "vi": "Ở đây có ô bị gộp. Vui lòng bỏ gộp và điền từng ô.",
        "id": "Sel-sel di sini digabung. Pisahkan dan isi masing-masing.",
    },
    FindingCode.FORMULA: {
        "zh-Hant": "這一格是公式，或以 = + - @ 開頭。請改貼上「值」。",
        "en": "This cell is a formula, or begins with = + - @. Please paste its value instead.",
        "vi": "Ô này là công thức hoặc bắt đầu bằng = + - @. Vui lòng dán giá trị thay thế.",
        "id": "Sel ini berisi rumus, atau diawali = + - @. Silakan tempelkan nilainya saja.",
    },
    FindingCode.CELL_BROKEN: {
        "zh-Hant": "這一格不是文字或數字（例如 #N/A、TRUE）。請重新輸入。",
        "en": "This cell is neither text nor a number (such as #N/A or TRUE). Please enter it again.",
        "vi": "Ô này không phải chữ hay số (ví dụ #N/A, TRUE). Vui lòng nhập lại.",
        "id": "Sel ini bukan teks atau angka (misalnya #N/A atau TRUE). Silakan isi kembali.",
    },
    FindingCode.EMPTY: {
        "zh-Hant": "這一格是空的。請填寫。",
        "en": "This cell is empty. Please fill it in.",
        "vi": "Ô này để trống. Vui lòng điền vào.",
        "id": "Sel ini kosong. Silakan isi.",
    },
    FindingCode.TOO_LONG: {
        "zh-Hant": "內容太長（最多 {longest} 字，多數欄位更短）。請縮短。",
        "en": "This is too long ({longest} characters at most, in most columns fewer). Please shorten it.",
        "vi": "Nội dung quá dài (tối đa {longest} ký tự, phần lớn các cột ít hơn). Vui lòng rút gọn.",
        "id": "Isinya terlalu panjang (paling banyak {longest} karakter, kebanyakan kolom kurang dari itu). Silakan persingkat.",
    },
    FindingCode.CHARACTER_FORBIDDEN: {
        "zh-Hant": "含有看不見的控制字元或自造字。請刪除後重新輸入。",
        "en": "This holds an invisible control character, or a character of your own making. Please delete it and type it again.",
        "vi": "Có ký tự điều khiển vô hình hoặc chữ tự tạo. Vui lòng xóa và nhập lại.",
        "id": "Ada karakter kendali yang tidak terlihat atau karakter buatan sendiri. Silakan hapus dan ketik ulang.",
    },
    FindingCode.CHARACTER_LOST: {
        "zh-Hant": "姓名裡有「?」或「□」，罕用字可能在轉檔時遺失。請改用 XLSX 或 UTF-8，並輸入正確的字。",
        "en": "The name holds “?” or “□”: a rare character was probably lost when the file was saved. Please use XLSX or UTF-8 and enter the right character.",
        "vi": "Họ tên có “?” hoặc “□”: một chữ hiếm có lẽ đã mất khi lưu tệp. Vui lòng dùng XLSX hoặc UTF-8 và nhập đúng chữ.",
        "id": "Nama memuat “?” atau “□”: karakter langka mungkin hilang saat disimpan. Gunakan XLSX atau UTF-8 dan masukkan karakter yang benar.",
    },
    FindingCode.SCHOOL_CODE_INVALID: {
        "zh-Hant": "學校代碼須是 6 碼英數字。開頭的 0 若不見了，請把這一欄的格式改為「文字」再輸入。",
        "en": "A school code has 6 letters or digits. If a leading 0 is gone, format the column as text and enter it again.",
        "vi": "Mã trường gồm 6 chữ cái hoặc chữ số. Nếu số 0 ở đầu bị mất, hãy định dạng cột là văn bản và nhập lại.",
        "id": "Kode sekolah terdiri dari 6 huruf atau angka. Jika angka 0 di depan hilang, jadikan format kolom teks lalu isi kembali.",
    },
    FindingCode.LEVEL_UNKNOWN: {
        "zh-Hant": "學層須是國小、國中、高中或高職。",
        "en": "The school level must be 國小, 國中, 高中 or 高職.",
        "vi": "Cấp học phải là 國小, 國中, 高中 hoặc 高職.",
        "id": "Jenjang sekolah harus 國小, 國中, 高中, atau 高職.",
    },
    FindingCode.SEAT_INVALID: {
        "zh-Hant": "座號須是 1 到 999 的整數。",
        "en": "The seat number must be a whole number from 1 to 999.",
        "vi": "Số thứ tự chỗ ngồi phải là số nguyên từ 1 đến 999.",
        "id": "Nomor tempat duduk harus bilangan bulat dari 1 sampai 999.",
    },
    FindingCode.NUMBER_INVALID: {
        "zh-Hant": "學號只能有英文字母、數字和「-」。",
        "en": "A student number consists of letters, digits and hyphens.",
        "vi": "Mã số học sinh chỉ gồm chữ cái, chữ số và dấu gạch nối.",
        "id": "Nomor induk siswa hanya terdiri dari huruf, angka, dan tanda hubung.",
    },
    FindingCode.NATIONAL_ID_INVALID: {
        "zh-Hant": "身分證字號或居留證號的格式或檢查碼不對。請核對證件。",
        "en": "This is not a valid national ID or resident certificate number. Please check it against the document.",
        "vi": "Số căn cước hoặc số thẻ cư trú không hợp lệ. Vui lòng đối chiếu với giấy tờ.",
        "id": "Nomor identitas atau nomor izin tinggal ini tidak sah. Mohon cocokkan dengan dokumennya.",
    },
    FindingCode.EMAIL_INVALID: {
        "zh-Hant": "電子信箱的格式不對。",
        "en": "This is not a valid e-mail address.",
        "vi": "Địa chỉ email không hợp lệ.",
        "id": "Alamat email ini tidak sah.",
    },
    FindingCode.BIRTH_DATE_INVALID: {
        "zh-Hant": "日期不對。請寫成 2015-01-31、2015/1/31 或民國 104/01/31。",
        "en": "This is not a valid date. Please write 2015-01-31, 2015/1/31, or in ROC years 104/01/31.",
        "vi": "Ngày không hợp lệ. Vui lòng viết 2015-01-31, 2015/1/31 hoặc theo năm Dân Quốc 104/01/31.",
        "id": "Tanggal ini tidak sah. Tulis 2015-01-31, 2015/1/31, atau menurut tahun ROC 104/01/31.",
    },
    FindingCode.BIRTH_DATE_UNLIKELY: {
        "zh-Hant": "以這個學層的學生而言，年齡太小或太大。請核對；日期正確者可照常匯入。",
        "en": "The pupil would be too young or too old for this school level. Please check; a date that is right can stay.",
        "vi": "Học sinh quá nhỏ hoặc quá lớn so với cấp học này. Vui lòng kiểm tra; ngày đúng thì có thể giữ nguyên.",
        "id": "Siswa terlalu muda atau terlalu tua untuk jenjang ini. Mohon periksa; tanggal yang benar boleh tetap.",
    },
    FindingCode.SCHOOL_UNKNOWN: {
        "zh-Hant": "學校清單裡沒有這個代碼。請核對學校代碼。",
        "en": "This code is not in the list of schools. Please check the school's code.",
        "vi": "Mã này không có trong danh sách trường. Vui lòng kiểm tra mã trường.",
        "id": "Kode ini tidak ada dalam daftar sekolah. Mohon periksa kode sekolah.",
    },
    FindingCode.SCHOOL_NOT_YOURS: {
        "zh-Hant": "這是別校的學生。匯入單一學校時，請只留下該校的學生。",
        "en": "This pupil is of another school. A roster for one school may name no other.",
        "vi": "Đây là học sinh của trường khác. Danh sách của một trường không được có học sinh trường khác.",
        "id": "Siswa ini dari sekolah lain. Daftar untuk satu sekolah tidak boleh memuat siswa sekolah lain.",
    },
    FindingCode.SCHOOL_OF_ANOTHER_LEVEL: {
        "zh-Hant": "這個代碼的學校不屬於這個學層。請核對學層與學校代碼。",
        "en": "The school with this code is of another level. Please check level and code.",
        "vi": "Trường có mã này thuộc cấp học khác. Vui lòng kiểm tra cấp học và mã trường.",
        "id": "Sekolah dengan kode ini berjenjang lain. Mohon periksa jenjang dan kodenya.",
    },
    FindingCode.SCHOOL_NAME_OF_ANOTHER: {
        "zh-Hant": "校名是另一所學校的，和學校代碼不符。請核對兩者。",
        "en": "This is the name of another school than the code's. Please check both.",
        "vi": "Đây là tên của trường khác, không khớp với mã trường. Vui lòng kiểm tra cả hai.",
        "id": "Ini nama sekolah lain, tidak cocok dengan kodenya. Mohon periksa keduanya.",
    },
    FindingCode.NATIONAL_ID_TWICE: {
        "zh-Hant": "和第 {other_row} 列的身分證字號相同。請核對這兩名學生，只留下一列。",
        "en": "Row {other_row} has the same national ID. Please check both pupils and leave one row.",
        "vi": "Dòng {other_row} có cùng số căn cước. Vui lòng kiểm tra hai học sinh và chỉ giữ lại một dòng.",
        "id": "Baris {other_row} memiliki nomor identitas yang sama. Periksa kedua siswa dan sisakan satu baris.",
    },
    FindingCode.SEAT_TWICE: {
        "zh-Hant": "同班第 {other_row} 列也是這個座號。請核對。",
        "en": "Row {other_row} of the same class has this seat number too. Please check.",
        "vi": "Dòng {other_row} cùng lớp cũng có số chỗ ngồi này. Vui lòng kiểm tra.",
        "id": "Baris {other_row} di kelas yang sama juga memakai nomor tempat duduk ini. Mohon periksa.",
    },
    FindingCode.CLASS_WITHOUT_TEACHER: {
        "zh-Hant": "這一班沒有導師。請填寫導師姓名與電子信箱；尚未派定時可填代理導師。",
        "en": "This class has no homeroom teacher. Please enter name and e-mail address, of an acting one if need be.",
        "vi": "Lớp này không có giáo viên chủ nhiệm. Vui lòng nhập họ tên và email, có thể là của người tạm thay.",
        "id": "Kelas ini tidak memiliki wali kelas. Isi nama dan alamat email, bila perlu milik pejabat sementara.",
    },
    FindingCode.CLASS_WITH_TWO_TEACHERS: {
        "zh-Hant": "和第 {other_row} 列同班，導師卻不同。每班只能有一位導師；代課教師請另外指派。",
        "en": "Row {other_row} is of the same class, with another homeroom teacher. A class has one; assign substitutes apart.",
        "vi": "Dòng {other_row} cùng lớp nhưng có giáo viên chủ nhiệm khác. Mỗi lớp chỉ có một; hãy phân công người dạy thay riêng.",
        "id": "Baris {other_row} dari kelas yang sama memiliki wali kelas lain. Satu kelas satu wali; tugaskan guru pengganti secara terpisah.",
    },
    FindingCode.TEACHER_OF_TWO_CLASSES: {
        "zh-Hant": "這位導師在第 {other_row} 列已有另一班。請核對班級與電子信箱。",
        "en": "In row {other_row} this teacher has another class. Please check classes and e-mail address.",
        "vi": "Ở dòng {other_row} giáo viên này đã có lớp khác. Vui lòng kiểm tra lớp và email.",
        "id": "Pada baris {other_row} guru ini memiliki kelas lain. Mohon periksa kelas dan alamat emailnya.",
    },
    FindingCode.TEACHER_WITH_TWO_NAMES: {
        "zh-Hant": "和第 {other_row} 列的電子信箱相同，導師姓名卻不同。請核對。",
        "en": "Row {other_row} has the same e-mail address with another teacher's name. Please check.",
        "vi": "Dòng {other_row} có cùng email nhưng tên giáo viên khác. Vui lòng kiểm tra.",
        "id": "Baris {other_row} memiliki alamat email yang sama dengan nama guru lain. Mohon periksa.",
    },
    FindingCode.PART_MISSING: {
        "zh-Hant": "壓縮檔裡缺少這個檔案。請從校務系統完整匯出。",
        "en": "The archive lacks this file. Please export all of it from your school's system.",
        "vi": "Tệp nén thiếu tệp này. Vui lòng xuất đầy đủ từ hệ thống của trường.",
        "id": "Arsip tidak memuat berkas ini. Silakan ekspor semuanya dari sistem sekolah.",
    },
    FindingCode.VERSION_UNKNOWN: {
        "zh-Hant": "不是 OneRoster 1.2。請從校務系統以 1.2 版匯出。",
        "en": "This is not OneRoster 1.2. Please export that version from your school's system.",
        "vi": "Đây không phải OneRoster 1.2. Vui lòng xuất phiên bản đó từ hệ thống của trường.",
        "id": "Ini bukan OneRoster 1.2. Silakan ekspor versi itu dari sistem sekolah.",
    },
    FindingCode.NOT_BULK: {
        "zh-Hant": "檔案只有異動資料（delta）。請匯出完整資料（bulk）。",
        "en": "The file holds changes alone (delta). Please export all data (bulk).",
        "vi": "Tệp chỉ có dữ liệu thay đổi (delta). Vui lòng xuất toàn bộ dữ liệu (bulk).",
        "id": "Berkas hanya berisi perubahan (delta). Silakan ekspor semua data (bulk).",
    },
    FindingCode.REFERENCE_UNKNOWN: {
        "zh-Hant": "所指的資料不在壓縮檔裡。請從校務系統重新匯出。",
        "en": "What this refers to is not in the archive. Please export it anew from your school's system.",
        "vi": "Dữ liệu được tham chiếu không có trong tệp nén. Vui lòng xuất lại từ hệ thống của trường.",
        "id": "Data yang dirujuk tidak ada dalam arsip. Silakan ekspor ulang dari sistem sekolah.",
    },
    FindingCode.SOURCED_ID_TWICE: {
        "zh-Hant": "這個 sourcedId 出現不只一次。請從校務系統重新匯出。",
        "en": "This sourcedId is there more than once. Please export the archive anew from your school's system.",
        "vi": "sourcedId này xuất hiện nhiều lần. Vui lòng xuất lại từ hệ thống của trường.",
        "id": "sourcedId ini muncul lebih dari sekali. Silakan ekspor ulang dari sistem sekolah.",
    },
    FindingCode.PUPIL_OF_TWO_CLASSES: {
        "zh-Hant": "這名學生在第 {other_row} 列已編入另一個班級。請核對。",
        "en": "In row {other_row} this pupil is in another class. Please check.",
        "vi": "Ở dòng {other_row} học sinh này đã ở lớp khác. Vui lòng kiểm tra.",
        "id": "Pada baris {other_row} siswa ini ada di kelas lain. Mohon periksa.",
    },
}


def text(finding: Finding, language: Language) -> str:
    """What a finding says, with the place."""
    named = {"part": finding.part, "row": finding.row, "column": finding.column}
    where = _WHERE["between"][language].join(_WHERE[name][language].format(**named) for name in named if named[name])
    said = TEXTS[finding.code][language].format(other_row=finding.other_row, **_NUMBERS)
    return _WHERE["before"][language].format(where=where, text=said) if where else said
