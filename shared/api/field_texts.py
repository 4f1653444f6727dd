# ruff: noqa: E501 - one line a language, so that translations can be compared line by line
"""Field texts: what is said of one field at fault, by its code, in four languages. A plain literal."""

from collections.abc import Mapping

FIELD_TEXTS: Mapping[str, Mapping[str, str]] = {
    "required": {
        "zh-Hant": "此欄位必須填寫。",
        "en": "Please fill this in.",
        "vi": "Vui lòng điền mục này.",
        "id": "Kolom ini wajib diisi.",
    },
    "unknown_field": {
        "zh-Hant": "本服務沒有這個欄位，請移除。",
        "en": "This service does not know this field; please remove it.",
        "vi": "Dịch vụ không có mục này; vui lòng bỏ đi.",
        "id": "Layanan ini tidak mengenal kolom ini; silakan hapus.",
    },
    "wrong_type": {
        "zh-Hant": "資料類型不正確，請重新填寫。",
        "en": "This is not the right type of value; please enter it again.",
        "vi": "Kiểu dữ liệu không đúng; vui lòng nhập lại.",
        "id": "Jenis nilainya tidak tepat; silakan masukkan kembali.",
    },
    "letter_code_format": {
        "zh-Hant": "個人代碼為 12 個英數字，例如 7K4M-92QX-TB0E，請依信件輸入。",
        "en": "The code has 12 letters and digits, such as 7K4M-92QX-TB0E; please enter it as on the letter.",
        "vi": "Mã gồm 12 chữ và số, ví dụ 7K4M-92QX-TB0E; vui lòng nhập như trong thư.",
        "id": "Kode terdiri dari 12 huruf dan angka, misalnya 7K4M-92QX-TB0E; masukkan seperti pada surat.",
    },
    "too_short": {
        "zh-Hant": "內容過短，請填寫完整。",
        "en": "This is too short; please enter it in full.",
        "vi": "Nội dung quá ngắn; vui lòng nhập đầy đủ.",
        "id": "Isian terlalu pendek; silakan lengkapi.",
    },
    "too_long": {
        "zh-Hant": "內容過長，請縮短。",
        "en": "This is too long; please shorten it.",
        "vi": "Nội dung quá dài; vui lòng rút ngắn.",
        "id": "Isian terlalu panjang; silakan persingkat.",
    },
    "out_of_range": {
        "zh-Hant": "數值超出可接受的範圍，請更正。",
        "en": "This value is outside the allowed range; please correct it.",
        "vi": "Giá trị nằm ngoài phạm vi cho phép; vui lòng sửa lại.",
        "id": "Nilainya di luar rentang yang diizinkan; silakan perbaiki.",
    },
    "not_allowed": {
        "zh-Hant": "請從提供的選項中選擇。",
        "en": "Please choose one of the offered options.",
        "vi": "Vui lòng chọn một trong các lựa chọn có sẵn.",
        "id": "Silakan pilih salah satu opsi yang tersedia.",
    },
    "forbidden_character": {
        "zh-Hant": "內容含有看不見的字元或控制字元，請刪除後以鍵盤重新輸入。",
        "en": "This holds invisible or control characters; please clear it and type it again.",
        "vi": "Nội dung có ký tự ẩn hoặc ký tự điều khiển; vui lòng xóa và gõ lại.",
        "id": "Isian memuat karakter tak terlihat atau karakter kendali; silakan hapus lalu ketik kembali.",
    },
    "own_email": {
        "zh-Hant": "這是您自己的信箱，請填寫對方的信箱。",
        "en": "This is your own address; please enter the other adult's.",
        "vi": "Đây là địa chỉ của chính bạn; vui lòng nhập địa chỉ của người kia.",
        "id": "Ini alamat Anda sendiri; silakan isi alamat orang lain itu.",
    },
    "national_id_invalid": {
        "zh-Hant": "這不是有效的身分證字號或居留證統一證號，請核對後重新輸入，例如 A123456789。",
        "en": "This is not a valid national ID or resident certificate number; please check it, for example A123456789.",
        "vi": "Đây không phải số căn cước hoặc số thẻ cư trú hợp lệ; vui lòng kiểm tra lại, ví dụ A123456789.",
        "id": "Ini bukan nomor identitas atau nomor sertifikat izin tinggal yang sah; silakan periksa, misalnya A123456789.",
    },
    "email_invalid": {
        "zh-Hant": "這不是有效的電子信箱，請核對後重新輸入，例如 name@example.com。",
        "en": "This is not a valid e-mail address; please check it, for example name@example.com.",
        "vi": "Đây không phải địa chỉ email hợp lệ; vui lòng kiểm tra lại, ví dụ name@example.com.",
        "id": "Ini bukan alamat email yang sah; silakan periksa, misalnya name@example.com.",
    },
    "email_domain_not_allowed": {
        "zh-Hant": "請使用學校或市府的公務信箱。",
        "en": "Please use an address of a school or of the city.",
        "vi": "Vui lòng dùng địa chỉ email của trường hoặc của thành phố.",
        "id": "Silakan gunakan alamat email sekolah atau pemerintah kota.",
    },
    "mobile_invalid": {
        "zh-Hant": "請輸入臺灣的行動電話號碼，例如 0912345678。",
        "en": "Please enter a Taiwan mobile number, for example 0912345678.",
        "vi": "Vui lòng nhập số di động Đài Loan, ví dụ 0912345678.",
        "id": "Silakan masukkan nomor ponsel Taiwan, misalnya 0912345678.",
    },
    "code_format": {
        "zh-Hant": "驗證碼為 6 位數字，請輸入訊息中的 6 個數字。",
        "en": "A code has 6 digits; please enter the 6 digits from the message.",
        "vi": "Mã xác minh gồm 6 chữ số; vui lòng nhập 6 chữ số trong tin.",
        "id": "Kode terdiri atas 6 angka; silakan masukkan 6 angka dari pesan.",
    },
    "name_invalid": {
        "zh-Hant": "請輸入證件上的姓名，不可只有數字或符號。",
        "en": "Please enter the name as on the ID; it can't be only digits or signs.",
        "vi": "Vui lòng nhập họ tên như trên giấy tờ; không thể chỉ có số hoặc ký hiệu.",
        "id": "Silakan masukkan nama sesuai identitas; tidak boleh hanya angka atau simbol.",
    },
    "relationship_detail_required": {
        "zh-Hant": "關係選擇「其他」時，請說明您與學生的關係。",
        "en": "For the relationship “other”, please say what you are to the student.",
        "vi": "Khi chọn quan hệ “khác”, vui lòng nêu rõ quan hệ của bạn với học sinh.",
        "id": "Untuk hubungan “lainnya”, silakan jelaskan hubungan Anda dengan siswa.",
    },
    "relationship_detail_unexpected": {
        "zh-Hant": "只有在關係選擇「其他」時才需要說明，請清除此欄位。",
        "en": "This is only for the relationship “other”; please clear it.",
        "vi": "Chỉ điền mục này khi chọn quan hệ “khác”; vui lòng xóa.",
        "id": "Hanya diisi untuk hubungan “lainnya”; silakan kosongkan.",
    },
    "password_too_short": {
        "zh-Hant": "密碼至少須 15 個字元；可用幾個不相關的詞組成一句話。",
        "en": "A password needs at least 15 characters; a few words that have nothing to do with each other make a good one.",
        "vi": "Mật khẩu phải có ít nhất 15 ký tự; có thể ghép vài từ không liên quan với nhau.",
        "id": "Kata sandi minimal 15 karakter; gabungkan beberapa kata yang tidak berkaitan.",
    },
    "password_too_long": {
        "zh-Hant": "密碼最多 64 個字元，請縮短。",
        "en": "A password has at most 64 characters; please shorten it.",
        "vi": "Mật khẩu có tối đa 64 ký tự; vui lòng rút ngắn.",
        "id": "Kata sandi maksimal 64 karakter; silakan persingkat.",
    },
    "password_common": {
        "zh-Hant": "這個密碼太常見或太容易猜到，請換一個；重複常見的密碼或在後面加上數字也一樣容易猜到。",
        "en": "This password is used by many people, or is easy to guess; please choose another. To repeat a common one, or to add digits to it, makes it no better.",
        "vi": "Mật khẩu này quá phổ biến hoặc dễ đoán; vui lòng chọn mật khẩu khác. Lặp lại mật khẩu phổ biến hoặc thêm chữ số cũng không tốt hơn.",
        "id": "Kata sandi ini banyak dipakai atau mudah ditebak; silakan pilih yang lain. Mengulang kata sandi umum atau menambahkan angka tidak membuatnya lebih baik.",
    },
    "password_holds_id": {
        "zh-Hant": "密碼不可含身分證字號或居留證統一證號，請換一個。",
        "en": "A password must not hold an ID or resident certificate number; please choose another.",
        "vi": "Mật khẩu không được chứa số căn cước hoặc số thẻ cư trú; vui lòng chọn mật khẩu khác.",
        "id": "Kata sandi tidak boleh memuat nomor identitas atau nomor izin tinggal; silakan pilih yang lain.",
    },
    "password_holds_email": {
        "zh-Hant": "密碼不可含您的電子信箱，請換一個。",
        "en": "A password must not hold your e-mail address; please choose another.",
        "vi": "Mật khẩu không được chứa địa chỉ email của bạn; vui lòng chọn mật khẩu khác.",
        "id": "Kata sandi tidak boleh memuat alamat email Anda; silakan pilih yang lain.",
    },
    "password_holds_phone": {
        "zh-Hant": "密碼不可含您的行動電話號碼，請換一個。",
        "en": "A password must not hold your mobile number; please choose another.",
        "vi": "Mật khẩu không được chứa số di động của bạn; vui lòng chọn mật khẩu khác.",
        "id": "Kata sandi tidak boleh memuat nomor ponsel Anda; silakan pilih yang lain.",
    },
    "token_invalid": {
        "zh-Hant": "這項識別資料無效，請回到上一步重新操作。",
        "en": "This token is not valid; please go back one step and try again.",
        "vi": "Mã nhận dạng này không hợp lệ; vui lòng quay lại bước trước và thử lại.",
        "id": "Token ini tidak sah; silakan kembali satu langkah dan coba lagi.",
    },
    "invalid_value": {
        "zh-Hant": "內容不正確，請核對後重新填寫。",
        "en": "This value is not right; please check it and enter it again.",
        "vi": "Giá trị không đúng; vui lòng kiểm tra và nhập lại.",
        "id": "Nilainya tidak benar; silakan periksa dan masukkan kembali.",
    },
    "address_invalid": {
        "zh-Hant": "請填寫以 https:// 開頭的完整網址，不含帳號與 # 部分，且不可重複。",
        "en": "Please enter a whole address that begins with https://, without user or # part, and each one once.",
        "vi": "Vui lòng nhập địa chỉ đầy đủ bắt đầu bằng https://, không có tên người dùng hay phần #, và không lặp lại.",
        "id": "Silakan isi alamat lengkap yang dimulai dengan https://, tanpa nama pengguna atau bagian #, dan tidak berulang.",
    },
}
