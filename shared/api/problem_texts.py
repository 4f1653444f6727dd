# ruff: noqa: E501 - one line a language, so that translations can be compared line by line
"""What every problem code says to people, in the four languages. A plain literal: it loads fast."""

from collections.abc import Mapping

TEXTS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "malformed_json": {
        "zh-Hant": ("資料格式無法讀取", "送出的內容不是有效的 JSON，系統未作任何變更。請重新整理頁面後再送出一次。"),
        "en": (
            "The data could not be read",
            "What was sent is not valid JSON, and nothing was changed. Please reload the page and send it again.",
        ),
        "vi": (
            "Không đọc được dữ liệu",
            "Nội dung gửi đi không phải JSON hợp lệ và chưa có gì thay đổi. Vui lòng tải lại trang rồi gửi lại.",
        ),
        "id": (
            "Data tidak dapat dibaca",
            "Isi yang dikirim bukan JSON yang sah dan tidak ada yang berubah. Silakan muat ulang halaman lalu kirim kembali.",
        ),
    },
    "invalid_request": {
        "zh-Hant": ("請檢查填寫的內容", "有部分欄位需要修正。請依各欄位的說明更正後，再送出一次。"),
        "en": (
            "Please check what you entered",
            "Some fields need to be corrected. Please follow the note beside each one, then send again.",
        ),
        "vi": (
            "Vui lòng kiểm tra nội dung đã nhập",
            "Một số mục cần được sửa. Vui lòng sửa theo ghi chú ở từng mục rồi gửi lại.",
        ),
        "id": (
            "Mohon periksa isian Anda",
            "Beberapa kolom perlu diperbaiki. Silakan ikuti petunjuk pada tiap kolom, lalu kirim kembali.",
        ),
    },
    "unsupported_media_type": {
        "zh-Hant": (
            "不支援的資料類型",
            "本服務只接受 JSON 格式（application/json）的內容。請重新整理頁面後再送出一次。",
        ),
        "en": (
            "Unsupported type of data",
            "This service accepts JSON (application/json) only. Please reload the page and send again.",
        ),
        "vi": (
            "Loại dữ liệu không được hỗ trợ",
            "Dịch vụ này chỉ nhận dữ liệu JSON (application/json). Vui lòng tải lại trang rồi gửi lại.",
        ),
        "id": (
            "Jenis data tidak didukung",
            "Layanan ini hanya menerima JSON (application/json). Silakan muat ulang halaman lalu kirim kembali.",
        ),
    },
    "body_too_large": {
        "zh-Hant": ("送出的內容過大", "送出的內容超過本服務可接受的大小。請縮減內容後再送出一次。"),
        "en": (
            "Too much was sent",
            "What was sent is larger than this service accepts. Please shorten it and send again.",
        ),
        "vi": ("Nội dung gửi quá lớn", "Nội dung gửi vượt quá kích thước cho phép. Vui lòng rút gọn rồi gửi lại."),
        "id": (
            "Isi kiriman terlalu besar",
            "Isi kiriman melebihi ukuran yang diterima layanan ini. Silakan ringkas lalu kirim kembali.",
        ),
    },
    "route_not_found": {
        "zh-Hant": ("查無此網址", "您要求的網址不存在。請回到親子綁定首頁重新操作。"),
        "en": (
            "There is nothing at this address",
            "The address does not exist. Please go back to the start page of the service.",
        ),
        "vi": (
            "Không tìm thấy địa chỉ này",
            "Địa chỉ bạn yêu cầu không tồn tại. Vui lòng quay lại trang đầu của dịch vụ.",
        ),
        "id": ("Alamat tidak ditemukan", "Alamat yang diminta tidak ada. Silakan kembali ke halaman awal layanan."),
    },
    "origin_refused": {
        "zh-Hant": (
            "請由本服務的網址使用",
            "這個位址不直接受理申請，系統未作任何變更。請改由本服務的網址進入後，再操作一次。",
        ),
        "en": (
            "Please use the service's own address",
            "Requests are not taken at this address, and nothing was changed. Please go to the service's own address and try again.",
        ),
        "vi": (
            "Vui lòng dùng địa chỉ của dịch vụ",
            "Địa chỉ này không nhận yêu cầu trực tiếp và chưa có gì thay đổi. Vui lòng vào địa chỉ của dịch vụ rồi thử lại.",
        ),
        "id": (
            "Silakan gunakan alamat layanan",
            "Alamat ini tidak menerima permintaan secara langsung dan tidak ada yang berubah. Silakan buka alamat layanan lalu coba lagi.",
        ),
    },
    "session_required": {
        "zh-Hant": ("請先以驗證碼登入", "您尚未登入，或登入資訊無效。請重新取得驗證碼後再繼續。"),
        "en": (
            "Please sign in with a code first",
            "You are not signed in, or your sign-in is not valid. Please ask for a new code, then continue.",
        ),
        "vi": (
            "Vui lòng đăng nhập bằng mã xác minh",
            "Bạn chưa đăng nhập hoặc phiên đăng nhập không hợp lệ. Vui lòng yêu cầu mã mới rồi tiếp tục.",
        ),
        "id": (
            "Silakan masuk dengan kode terlebih dahulu",
            "Anda belum masuk, atau sesi Anda tidak sah. Silakan minta kode baru, lalu lanjutkan.",
        ),
    },
    "session_expired": {
        "zh-Hant": ("登入已逾時", "為保護您的資料，系統已自動將您登出。請重新取得驗證碼後再繼續。"),
        "en": (
            "Your session has ended",
            "To protect your data you were signed out. Please ask for a new code, then continue.",
        ),
        "vi": (
            "Phiên đăng nhập đã hết hạn",
            "Để bảo vệ dữ liệu của bạn, hệ thống đã đăng xuất. Vui lòng yêu cầu mã mới rồi tiếp tục.",
        ),
        "id": (
            "Sesi Anda telah berakhir",
            "Demi melindungi data Anda, sistem telah mengeluarkan Anda. Silakan minta kode baru, lalu lanjutkan.",
        ),
    },
    "staff_sign_in_required": {
        "zh-Hant": ("請以教職員帳號登入", "您尚未登入，或登入已逾時。請以教職員帳號重新登入後再繼續。"),
        "en": (
            "Please sign in with your staff account",
            "You are not signed in, or your sign-in has ended. Please sign in again with your staff account, then continue.",
        ),
        "vi": (
            "Vui lòng đăng nhập bằng tài khoản nhân viên trường",
            "Bạn chưa đăng nhập hoặc phiên đã hết hạn. Vui lòng đăng nhập lại bằng tài khoản nhân viên trường rồi tiếp tục.",
        ),
        "id": (
            "Silakan masuk dengan akun staf",
            "Anda belum masuk, atau sesi Anda telah berakhir. Silakan masuk kembali dengan akun staf, lalu lanjutkan.",
        ),
    },
    "sign_in_required": {
        "zh-Hant": ("請登入親子帳號", "您尚未登入，或登入已逾時。請重新登入後再繼續。"),
        "en": (
            "Please sign in to your account",
            "You are not signed in, or your sign-in has ended. Please sign in again, then continue.",
        ),
        "vi": (
            "Vui lòng đăng nhập tài khoản phụ huynh",
            "Bạn chưa đăng nhập hoặc phiên đã hết hạn. Vui lòng đăng nhập lại rồi tiếp tục.",
        ),
        "id": (
            "Silakan masuk ke akun Anda",
            "Anda belum masuk, atau sesi Anda telah berakhir. Silakan masuk kembali, lalu lanjutkan.",
        ),
    },
    "webhook_missing": {
        "zh-Hant": ("沒有接收事件的網址", "此服務登記時未提供 webhook 網址，請由市府管理員補登。事件仍可由清單讀取。"),
        "en": (
            "No address for events",
            "The service was registered without a webhook; please have the city's administrator add one. Events can be read from the list.",
        ),
        "vi": (
            "Chưa có địa chỉ nhận sự kiện",
            "Dịch vụ được đăng ký mà không có webhook; vui lòng nhờ quản trị viên thành phố bổ sung. Vẫn có thể đọc sự kiện từ danh sách.",
        ),
        "id": (
            "Tidak ada alamat untuk peristiwa",
            "Layanan terdaftar tanpa webhook; mintalah administrator kota menambahkannya. Peristiwa tetap dapat dibaca dari daftar.",
        ),
    },
    "too_many_replays": {
        "zh-Hant": ("今日重送次數已滿", "今天要求重送事件的次數已達上限，請明天再試，或由清單讀取。"),
        "en": (
            "No more replays today",
            "Events were asked to be sent again as often as a day allows; please try again tomorrow, or read them from the list.",
        ),
        "vi": (
            "Hôm nay không thể gửi lại thêm",
            "Số lần yêu cầu gửi lại sự kiện trong ngày đã hết; vui lòng thử lại vào ngày mai hoặc đọc từ danh sách.",
        ),
        "id": (
            "Tidak ada pengiriman ulang lagi hari ini",
            "Permintaan pengiriman ulang hari ini sudah habis; silakan coba lagi besok, atau baca dari daftar.",
        ),
    },
    "service_token_required": {
        "zh-Hant": ("服務未經驗證", "請以有效的存取權杖呼叫；權杖逾期或服務已停用時，須重新取得。"),
        "en": (
            "The service is not authenticated",
            "Please call with a valid access token; one that has expired, or whose service is suspended, must be obtained anew.",
        ),
        "vi": (
            "Dịch vụ chưa được xác thực",
            "Vui lòng gọi bằng mã truy cập hợp lệ; nếu mã đã hết hạn hoặc dịch vụ bị tạm ngừng, cần lấy mã mới.",
        ),
        "id": (
            "Layanan belum terautentikasi",
            "Silakan panggil dengan token akses yang sah; token yang kedaluwarsa, atau yang layanannya ditangguhkan, harus diminta kembali.",
        ),
    },
    "scope_missing": {
        "zh-Hant": ("權杖的範圍不足", "此存取權杖不包含這項作業所需的範圍，請申請含有該範圍的權杖。"),
        "en": (
            "The token is not for this",
            "The access token does not hold the scope that this operation needs; please ask for one that does.",
        ),
        "vi": (
            "Mã truy cập không đủ phạm vi",
            "Mã truy cập không có phạm vi mà thao tác này cần; vui lòng xin mã có phạm vi đó.",
        ),
        "id": (
            "Cakupan token tidak cukup",
            "Token akses tidak memuat cakupan yang diperlukan operasi ini; silakan minta token yang memuatnya.",
        ),
    },
    "idempotency_key_required": {
        "zh-Hant": (
            "缺少防止重複送出的識別碼",
            "這項操作的請求須附上 Idempotency-Key 標頭，以免重複送出。請重新整理頁面後再送出一次。",
        ),
        "en": (
            "The key against double sending is missing",
            "This request needs an Idempotency-Key header, so that nothing is submitted twice. Please reload the page and send again.",
        ),
        "vi": (
            "Thiếu khóa chống gửi trùng",
            "Yêu cầu này cần có tiêu đề Idempotency-Key để không bị gửi hai lần. Vui lòng tải lại trang rồi gửi lại.",
        ),
        "id": (
            "Kunci pencegah pengiriman ganda tidak ada",
            "Permintaan ini memerlukan header Idempotency-Key agar tidak terkirim dua kali. Silakan muat ulang halaman lalu kirim kembali.",
        ),
    },
    "idempotency_key_reused": {
        "zh-Hant": (
            "內容與先前送出的不同",
            "同一個 Idempotency-Key 先前已用於不同的內容，先前送出的內容仍然有效。請先查詢申請進度，如需另行申請，請重新開始。",
        ),
        "en": (
            "This differs from what was sent before",
            "The same Idempotency-Key was already used for other content, and what was sent first still stands. Please look at your progress first; to apply for something else, start again.",
        ),
        "vi": (
            "Nội dung khác với lần gửi trước",
            "Cùng một Idempotency-Key đã được dùng cho nội dung khác, và nội dung gửi lần đầu vẫn có hiệu lực. Vui lòng xem tiến độ trước; nếu muốn nộp đơn khác, hãy bắt đầu lại.",
        ),
        "id": (
            "Isi berbeda dari kiriman sebelumnya",
            "Idempotency-Key yang sama sudah dipakai untuk isi lain, dan kiriman pertama tetap berlaku. Silakan lihat status pengajuan dahulu; untuk pengajuan lain, mulailah dari awal.",
        ),
    },
    "precondition_required": {
        "zh-Hant": (
            "請先讀取最新資料",
            "這項操作的請求須附上 If-Match 標頭，以免覆蓋他人的決定。請重新載入這筆申請後再操作。",
        ),
        "en": (
            "Please read the latest data first",
            "This request needs an If-Match header, so that nobody else's decision is overwritten. Please reload the application, then try again.",
        ),
        "vi": (
            "Vui lòng đọc dữ liệu mới nhất trước",
            "Yêu cầu này cần có tiêu đề If-Match để không ghi đè quyết định của người khác. Vui lòng tải lại đơn rồi thử lại.",
        ),
        "id": (
            "Silakan baca data terbaru terlebih dahulu",
            "Permintaan ini memerlukan header If-Match agar keputusan orang lain tidak tertimpa. Silakan muat ulang pengajuan, lalu coba lagi.",
        ),
    },
    "busy": {
        "zh-Hant": ("系統忙碌中", "系統目前較為忙碌，這次操作尚未完成，您的資料並未遺失。請稍候片刻再試一次。"),
        "en": (
            "The service is busy",
            "The service is busy and this step was not finished. Nothing was lost; please wait a moment and try again.",
        ),
        "vi": (
            "Hệ thống đang bận",
            "Hệ thống đang bận nên bước này chưa hoàn tất. Dữ liệu không bị mất; vui lòng chờ một lát rồi thử lại.",
        ),
        "id": (
            "Layanan sedang sibuk",
            "Layanan sedang sibuk dan langkah ini belum selesai. Tidak ada data yang hilang; silakan tunggu sebentar lalu coba lagi.",
        ),
    },
    "internal_error": {
        "zh-Hant": ("系統發生問題", "很抱歉，系統暫時無法完成這項操作。請稍後再試；如持續發生，請洽學校教務處註冊組。"),
        "en": (
            "Something went wrong on our side",
            "We are sorry: the service could not finish this step. Please try again later; if it keeps happening, call your school's registry.",
        ),
        "vi": (
            "Hệ thống gặp sự cố",
            "Rất tiếc, hệ thống tạm thời không thể hoàn tất thao tác này. Vui lòng thử lại sau; nếu vẫn gặp lỗi, hãy gọi bộ phận đăng ký học vụ của trường.",
        ),
        "id": (
            "Terjadi masalah pada sistem",
            "Mohon maaf, sistem belum dapat menyelesaikan langkah ini. Silakan coba lagi nanti; jika terus terjadi, hubungi bagian registrasi sekolah.",
        ),
    },
    "code_requested_too_soon": {
        "zh-Hant": (
            "請稍候再取得驗證碼",
            "您剛才已要求過驗證碼，或已達次數上限。請先查看收件匣、垃圾郵件匣或簡訊；如仍未收到，請於倒數結束後再試。",
        ),
        "en": (
            "Please wait before asking for another code",
            "You have just asked for a code, or have asked too often. Please look in your inbox, spam folder or text messages; if nothing came, try again when the wait is over.",
        ),
        "vi": (
            "Vui lòng chờ trước khi yêu cầu mã khác",
            "Bạn vừa yêu cầu mã hoặc đã yêu cầu quá nhiều lần. Hãy xem hộp thư, thư rác hoặc tin nhắn; nếu chưa nhận được, vui lòng thử lại khi hết thời gian chờ.",
        ),
        "id": (
            "Mohon tunggu sebelum meminta kode lagi",
            "Anda baru saja meminta kode, atau sudah terlalu sering meminta. Periksa kotak masuk, folder spam, atau SMS; jika belum ada, coba lagi setelah waktu tunggu habis.",
        ),
    },
    "code_wrong": {
        "zh-Hant": ("驗證碼不正確", "輸入的驗證碼不正確。請核對最新一則訊息中的 6 位數字後再輸入一次。"),
        "en": (
            "The code is wrong",
            "That is not the right code. Please check the 6 digits in the latest message and enter them again.",
        ),
        "vi": (
            "Mã xác minh không đúng",
            "Mã bạn nhập không đúng. Vui lòng kiểm tra 6 chữ số trong tin mới nhất rồi nhập lại.",
        ),
        "id": (
            "Kode salah",
            "Kode yang dimasukkan tidak benar. Silakan periksa 6 angka pada pesan terbaru lalu masukkan kembali.",
        ),
    },
    "code_expired": {
        "zh-Hant": ("驗證碼已逾時", "這組驗證碼已超過有效時間。請重新取得驗證碼。"),
        "en": ("The code has expired", "This code is no longer valid. Please ask for a new one."),
        "vi": ("Mã xác minh đã hết hạn", "Mã này đã quá thời gian hiệu lực. Vui lòng yêu cầu mã mới."),
        "id": ("Kode sudah kedaluwarsa", "Kode ini sudah melewati masa berlaku. Silakan minta kode baru."),
    },
    "code_used": {
        "zh-Hant": ("驗證碼已使用過", "每組驗證碼只能使用一次。請重新取得驗證碼。"),
        "en": ("The code was already used", "Each code works once. Please ask for a new one."),
        "vi": ("Mã xác minh đã được dùng", "Mỗi mã chỉ dùng được một lần. Vui lòng yêu cầu mã mới."),
        "id": ("Kode sudah pernah dipakai", "Setiap kode hanya berlaku sekali. Silakan minta kode baru."),
    },
    "code_exhausted": {
        "zh-Hant": ("輸入錯誤次數過多", "這組驗證碼已輸入錯誤 5 次，為保護您的資料已停用。請重新取得驗證碼。"),
        "en": (
            "Too many wrong tries",
            "This code was entered wrongly 5 times and was cancelled to protect you. Please ask for a new one.",
        ),
        "vi": (
            "Nhập sai quá nhiều lần",
            "Mã này đã bị nhập sai 5 lần và được hủy để bảo vệ bạn. Vui lòng yêu cầu mã mới.",
        ),
        "id": (
            "Terlalu banyak kesalahan",
            "Kode ini telah 5 kali salah dimasukkan dan dibatalkan demi keamanan Anda. Silakan minta kode baru.",
        ),
    },
    "contact_locked": {
        "zh-Hant": (
            "暫時無法以此信箱或號碼驗證",
            "24 小時內驗證碼輸入錯誤已達 10 次，為保護您的資料，暫停驗證。請改用另一個信箱或行動電話，或於 24 小時後再試。",
        ),
        "en": (
            "This address or number is locked for now",
            "Codes were entered wrongly 10 times within 24 hours, so verification is paused to protect you. Please use another e-mail address or mobile number, or try again after 24 hours.",
        ),
        "vi": (
            "Địa chỉ hoặc số này tạm thời bị khóa",
            "Mã đã bị nhập sai 10 lần trong 24 giờ nên việc xác minh tạm dừng để bảo vệ bạn. Vui lòng dùng email hoặc số di động khác, hoặc thử lại sau 24 giờ.",
        ),
        "id": (
            "Alamat atau nomor ini dikunci sementara",
            "Kode salah dimasukkan 10 kali dalam 24 jam, sehingga verifikasi dihentikan sementara demi keamanan Anda. Silakan pakai email atau nomor ponsel lain, atau coba lagi setelah 24 jam.",
        ),
    },
    "sign_in_refused": {
        "zh-Hant": (
            "無法登入",
            "帳號或密碼不正確，或此帳號目前無法登入。請核對後再試；忘記密碼時，請以驗證碼重新設定。",
        ),
        "en": (
            "You could not be signed in",
            "The e-mail address or the password is not right, or this account can't be signed in to now. Please check both and try again; if you forgot the password, set a new one by a code.",
        ),
        "vi": (
            "Không thể đăng nhập",
            "Email hoặc mật khẩu không đúng, hoặc hiện không thể đăng nhập tài khoản này. Vui lòng kiểm tra rồi thử lại; nếu quên mật khẩu, hãy đặt lại bằng mã xác minh.",
        ),
        "id": (
            "Tidak dapat masuk",
            "Alamat email atau kata sandi tidak benar, atau akun ini sedang tidak dapat dimasuki. Silakan periksa lalu coba lagi; jika lupa kata sandi, buat yang baru dengan kode.",
        ),
    },
    "sign_in_locked": {
        "zh-Hant": (
            "登入暫停，請稍後再試",
            "以此信箱登入的錯誤次數過多，為保護帳號，暫停 15 分鐘；一天內達 20 次時，須於 24 小時後再試。您也可以用驗證碼重新設定密碼。",
        ),
        "en": (
            "Signing in is paused for now",
            "There were too many wrong tries with this address, so signing in is paused for 15 minutes to protect the account; after 20 in one day, for up to 24 hours. You can also set a new password by a code.",
        ),
        "vi": (
            "Tạm dừng đăng nhập",
            "Đã có quá nhiều lần đăng nhập sai với email này nên việc đăng nhập tạm dừng 15 phút để bảo vệ tài khoản; nếu đủ 20 lần trong một ngày, tối đa 24 giờ. Bạn cũng có thể đặt lại mật khẩu bằng mã xác minh.",
        ),
        "id": (
            "Masuk dihentikan sementara",
            "Terlalu banyak percobaan salah dengan alamat ini, sehingga masuk dihentikan 15 menit demi keamanan akun; setelah 20 kali dalam sehari, hingga 24 jam. Anda juga dapat membuat kata sandi baru dengan kode.",
        ),
    },
    "password_change_expired": {
        "zh-Hant": (
            "設定密碼的時間已過",
            "這次驗證已逾時、已使用過，或帳號之後另有變更，密碼沒有設定。請重新取得驗證碼後再設定。",
        ),
        "en": (
            "The time to set the password is over",
            "This proof is too old, was used before, or the account was changed since; the password was not set. Please ask for a new code, then set it.",
        ),
        "vi": (
            "Đã hết thời gian đặt mật khẩu",
            "Lần xác minh này đã quá hạn, đã được dùng, hoặc tài khoản đã thay đổi sau đó; mật khẩu chưa được đặt. Vui lòng lấy mã mới rồi đặt lại.",
        ),
        "id": (
            "Waktu untuk membuat kata sandi telah habis",
            "Verifikasi ini sudah terlalu lama, sudah dipakai, atau akun telah berubah sejak itu; kata sandi belum dibuat. Silakan minta kode baru, lalu buat kata sandi.",
        ),
    },
    "password_wrong": {
        "zh-Hant": (
            "密碼不正確",
            "目前的密碼（或初始密碼）不正確，沒有任何變更。請核對後再試；初始密碼為身分證字號或居留證統一證號的後六碼。",
        ),
        "en": (
            "The password is not right",
            "The current password, or the initial one, is not right; nothing was changed. Please check it and try again. The initial password is the last six characters of your ID or resident certificate number.",
        ),
        "vi": (
            "Mật khẩu không đúng",
            "Mật khẩu hiện tại (hoặc mật khẩu ban đầu) không đúng; chưa có gì thay đổi. Vui lòng kiểm tra rồi thử lại. Mật khẩu ban đầu là sáu ký tự cuối của số căn cước hoặc số thẻ cư trú của bạn.",
        ),
        "id": (
            "Kata sandi tidak benar",
            "Kata sandi saat ini, atau kata sandi awal, tidak benar; tidak ada yang berubah. Silakan periksa lalu coba lagi. Kata sandi awal adalah enam karakter terakhir nomor identitas atau nomor izin tinggal Anda.",
        ),
    },
    "student_not_found": {
        "zh-Hant": (
            "查無符合的學生",
            "在{school}查無符合的學生。請核對學生的身分證字號、學層與學校；如確認無誤，請洽{school}教務處註冊組，電話 {telephone} 分機 {extension}。",
        ),
        "en": (
            "No matching student was found",
            "No matching student was found at {school}. Please check the student's ID number, school level and school; if all are right, call the registry of {school} at {telephone}, extension {extension}.",
        ),
        "vi": (
            "Không tìm thấy học sinh phù hợp",
            "Không tìm thấy học sinh phù hợp tại {school}. Vui lòng kiểm tra số căn cước, cấp học và trường của học sinh; nếu đều đúng, hãy gọi bộ phận đăng ký học vụ của {school}, điện thoại {telephone}, máy nhánh {extension}.",
        ),
        "id": (
            "Siswa yang cocok tidak ditemukan",
            "Siswa yang cocok tidak ditemukan di {school}. Silakan periksa nomor identitas, jenjang, dan sekolah siswa; jika semuanya benar, hubungi bagian registrasi {school} di {telephone}, ekstensi {extension}.",
        ),
    },
    "school_not_found": {
        "zh-Hant": ("查無此學校", "學校清單中沒有這所學校。請從該學層的學校清單中重新選擇。"),
        "en": (
            "The school was not found",
            "This school is not in the list. Please choose again from the list of schools of that level.",
        ),
        "vi": (
            "Không tìm thấy trường",
            "Trường này không có trong danh sách. Vui lòng chọn lại từ danh sách trường của cấp học đó.",
        ),
        "id": (
            "Sekolah tidak ditemukan",
            "Sekolah ini tidak ada dalam daftar. Silakan pilih kembali dari daftar sekolah pada jenjang tersebut.",
        ),
    },
    "student_not_in_school": {
        "zh-Hant": ("貴校沒有這位學生", "在貴校目前的學生名冊中查無此人，請核對身分證字號、學校與學層後再試。"),
        "en": (
            "Not a student of this school",
            "The school's roster has no such student now. Check the ID number, the school and its level.",
        ),
        "vi": (
            "Không phải học sinh của trường",
            "Danh sách hiện tại của trường không có học sinh này. Vui lòng kiểm tra số căn cước, trường và cấp học.",
        ),
        "id": (
            "Bukan siswa sekolah ini",
            "Daftar siswa sekolah saat ini tidak memuat siswa tersebut. Periksa nomor identitas, sekolah, dan jenjangnya.",
        ),
    },
    "too_many_mismatches": {
        "zh-Hant": (
            "今日查詢次數已達上限",
            "今日查無符合學生的次數已達上限，請於明日再試。如急需辦理，請攜帶證件洽學校教務處註冊組。",
        ),
        "en": (
            "No more tries today",
            "Too many searches today found no matching student. Please try again tomorrow; if it is urgent, visit the school's registry with your ID.",
        ),
        "vi": (
            "Đã hết số lần tra cứu hôm nay",
            "Hôm nay đã có quá nhiều lần tra cứu không khớp. Vui lòng thử lại vào ngày mai; nếu cần gấp, hãy mang giấy tờ đến bộ phận đăng ký học vụ của trường.",
        ),
        "id": (
            "Batas pencarian hari ini tercapai",
            "Terlalu banyak pencarian hari ini yang tidak cocok. Silakan coba lagi besok; jika mendesak, datanglah ke bagian registrasi sekolah dengan membawa identitas.",
        ),
    },
    "already_bound": {
        "zh-Hant": (
            "您已完成與這位學生的綁定",
            "綁定在升學或轉學後仍然有效，不需要重新申請。請查詢申請進度，或直接登入親子帳號。",
        ),
        "en": (
            "You are already bound to this student",
            "The binding stays valid when the student moves up or changes school: no new application is needed. Please look at your progress, or sign in to your account.",
        ),
        "vi": (
            "Bạn đã liên kết với học sinh này",
            "Liên kết vẫn có hiệu lực khi học sinh lên cấp hoặc chuyển trường, không cần nộp đơn mới. Vui lòng xem tiến độ hoặc đăng nhập tài khoản.",
        ),
        "id": (
            "Anda sudah tertaut dengan siswa ini",
            "Tautan tetap berlaku saat siswa naik jenjang atau pindah sekolah; pengajuan baru tidak diperlukan. Silakan lihat status pengajuan, atau masuk ke akun Anda.",
        ),
    },
    "match_expired": {
        "zh-Hant": ("請重新確認學生資訊", "學生資訊的確認已逾時，或不屬於這次登入。請回到學生步驟重新驗證。"),
        "en": (
            "Please check the student again",
            "The check of the student has expired, or belongs to another session. Please go back to the student step and check again.",
        ),
        "vi": (
            "Vui lòng kiểm tra lại học sinh",
            "Kết quả kiểm tra học sinh đã hết hạn hoặc thuộc phiên khác. Vui lòng quay lại bước học sinh và kiểm tra lại.",
        ),
        "id": (
            "Silakan periksa kembali data siswa",
            "Pemeriksaan siswa sudah kedaluwarsa atau milik sesi lain. Silakan kembali ke langkah siswa dan periksa lagi.",
        ),
    },
    "consent_expired": {
        "zh-Hant": ("請重新閱讀同意聲明", "同意聲明已更新，或您的同意已逾時。請重新閱讀全文後，再勾選同意。"),
        "en": (
            "Please read the consent statement again",
            "The statement has changed, or your consent has expired. Please read it through again, then tick the box.",
        ),
        "vi": (
            "Vui lòng đọc lại bản đồng ý",
            "Bản đồng ý đã thay đổi hoặc sự đồng ý của bạn đã hết hạn. Vui lòng đọc lại toàn văn rồi đánh dấu đồng ý.",
        ),
        "id": (
            "Silakan baca kembali pernyataan persetujuan",
            "Pernyataan telah diperbarui, atau persetujuan Anda sudah kedaluwarsa. Silakan baca kembali seluruhnya, lalu centang kotaknya.",
        ),
    },
    "consent_not_found": {
        "zh-Hant": ("找不到這個版本的聲明", "沒有這個版本的同意聲明。請核對申請書上的聲明版本後再試。"),
        "en": (
            "No such version of the statement",
            "There is no consent statement of this version. Please compare it with the version on the form.",
        ),
        "vi": (
            "Không có phiên bản này của bản đồng ý",
            "Không có bản đồng ý với phiên bản này. Vui lòng đối chiếu với phiên bản ghi trên đơn.",
        ),
        "id": (
            "Versi pernyataan ini tidak ada",
            "Tidak ada pernyataan persetujuan dengan versi ini. Silakan cocokkan dengan versi pada formulir.",
        ),
    },
    "guardian_check_expired": {
        "zh-Hant": (
            "請重新驗證家長身分證字號",
            "家長身分證字號的驗證已逾時，或不屬於這次登入。請回到家長資料步驟重新驗證。",
        ),
        "en": (
            "Please check your ID number again",
            "The check of your ID number has expired, or belongs to another session. Please go back to the guardian step and check again.",
        ),
        "vi": (
            "Vui lòng kiểm tra lại số căn cước của bạn",
            "Kết quả kiểm tra số căn cước đã hết hạn hoặc thuộc phiên khác. Vui lòng quay lại bước phụ huynh và kiểm tra lại.",
        ),
        "id": (
            "Silakan periksa kembali nomor identitas Anda",
            "Pemeriksaan nomor identitas sudah kedaluwarsa atau milik sesi lain. Silakan kembali ke langkah wali dan periksa lagi.",
        ),
    },
    "login_email_unverified": {
        "zh-Hant": (
            "請先驗證電子信箱",
            "這個電子信箱將作為登入帳號，送出申請前須先以驗證碼驗證。請取得並輸入寄至該信箱的驗證碼。",
        ),
        "en": (
            "Please verify your e-mail address first",
            "This address will be your login, so it must be verified by a code before you submit. Please ask for a code at that address and enter it.",
        ),
        "vi": (
            "Vui lòng xác minh email trước",
            "Email này sẽ là tên đăng nhập, nên phải được xác minh bằng mã trước khi nộp đơn. Vui lòng yêu cầu mã gửi đến email đó và nhập vào.",
        ),
        "id": (
            "Silakan verifikasi email terlebih dahulu",
            "Email ini akan menjadi nama masuk, sehingga harus diverifikasi dengan kode sebelum pengajuan dikirim. Silakan minta kode ke email tersebut lalu masukkan.",
        ),
    },
    "login_email_taken": {
        "zh-Hant": ("此電子信箱已是他人的登入帳號", "每個登入帳號只屬於一個人。請改用另一個電子信箱並以驗證碼驗證。"),
        "en": (
            "This address is another person's login",
            "A login belongs to one person. Use another e-mail address and verify it by code.",
        ),
        "vi": (
            "Email này là tên đăng nhập của người khác",
            "Mỗi tên đăng nhập chỉ thuộc về một người. Vui lòng dùng email khác và xác minh bằng mã.",
        ),
        "id": (
            "Alamat ini adalah nama masuk orang lain",
            "Satu nama masuk milik satu orang. Gunakan alamat email lain dan verifikasi dengan kode.",
        ),
    },
    "contact_proof_expired": {
        "zh-Hant": ("驗證已逾時", "聯絡方式的驗證已逾時，或與要變更的不同。請重新取得驗證碼。"),
        "en": (
            "The proof has expired",
            "The proof of this contact has expired or is for another contact. Please ask for a new code.",
        ),
        "vi": (
            "Xác minh đã hết hạn",
            "Xác minh liên lạc này đã hết hạn hoặc dành cho liên lạc khác. Vui lòng lấy mã mới.",
        ),
        "id": (
            "Bukti sudah kedaluwarsa",
            "Bukti kontak ini sudah kedaluwarsa atau untuk kontak lain. Silakan minta kode baru.",
        ),
    },
    "contact_unchanged": {
        "zh-Hant": ("與目前的相同", "您輸入的就是帳號目前的聯絡方式，未作任何變更。"),
        "en": ("This is the contact that you have", "The account has this contact already; nothing was changed."),
        "vi": ("Liên lạc không thay đổi", "Tài khoản đã có liên lạc này; không có gì thay đổi."),
        "id": ("Kontak tidak berubah", "Akun sudah memakai kontak ini; tidak ada yang diubah."),
    },
    "nothing_to_merge": {
        "zh-Hant": (
            "沒有可以合併的帳號",
            "這個聯絡方式不是您另一個帳號的登入帳號，也沒有以您的證號提出的申請。如需協助，請攜帶證件洽學校教務處註冊組。",
        ),
        "en": (
            "There is nothing to merge",
            "This contact is not the login of another account, nor of an application under your ID. For help, visit the school's registry with your ID.",
        ),
        "vi": (
            "Không có gì để gộp",
            "Liên lạc này không phải tên đăng nhập của tài khoản khác, cũng không có đơn nào theo giấy tờ của bạn. Cần trợ giúp, hãy mang giấy tờ đến bộ phận đăng ký học vụ của trường.",
        ),
        "id": (
            "Tidak ada yang dapat digabung",
            "Kontak ini bukan nama masuk akun lain, dan tidak ada pengajuan dengan identitas Anda. Untuk bantuan, datanglah ke bagian registrasi sekolah dengan identitas Anda.",
        ),
    },
    "login_unsettled": {
        "zh-Hant": (
            "登入帳號剛變更過",
            "登入電子郵件信箱變更後 72 小時內，原信箱仍可復原變更，這段期間不能合併或關閉帳號。請稍後再試。",
        ),
        "en": (
            "The login was changed a short while ago",
            "For 72 hours after a change of the login, the address from before can undo it. Until then no account is merged or closed; please try again later.",
        ),
        "vi": (
            "Tên đăng nhập vừa được thay đổi",
            "Trong 72 giờ sau khi đổi tên đăng nhập, địa chỉ cũ có thể hoàn tác. Trong thời gian đó không thể gộp hoặc đóng tài khoản; vui lòng thử lại sau.",
        ),
        "id": (
            "Nama masuk baru saja diubah",
            "Selama 72 jam setelah nama masuk diubah, alamat sebelumnya dapat membatalkannya. Sampai saat itu akun tidak dapat digabung atau ditutup; silakan coba lagi nanti.",
        ),
    },
    "link_invalid": {
        "zh-Hant": ("連結無效或已過期", "請確認網址完整，或洽學生就讀學校的教務處註冊組。"),
        "en": (
            "The link is not valid, or not any more",
            "Check that the address is complete, or call the registry of the student's school.",
        ),
        "vi": (
            "Liên kết không hợp lệ hoặc đã hết hạn",
            "Hãy kiểm tra địa chỉ đã đầy đủ chưa, hoặc gọi bộ phận đăng ký học vụ của trường.",
        ),
        "id": (
            "Tautan tidak berlaku, atau sudah kedaluwarsa",
            "Pastikan alamatnya lengkap, atau hubungi bagian registrasi sekolah siswa.",
        ),
    },
    "undo_too_late": {
        "zh-Hant": ("已超過可復原的時間", "這項變更已無法由連結復原。請攜帶證件洽學校教務處註冊組。"),
        "en": (
            "It is too late to undo this",
            "This change can't be undone by a link any more. Please visit the school's registry with your ID.",
        ),
        "vi": (
            "Đã quá hạn hoàn tác",
            "Không thể hoàn tác thay đổi này bằng liên kết nữa. Hãy mang giấy tờ đến bộ phận đăng ký học vụ của trường.",
        ),
        "id": (
            "Sudah terlambat untuk dibatalkan",
            "Perubahan ini tidak dapat lagi dibatalkan lewat tautan. Datanglah ke bagian registrasi sekolah dengan identitas Anda.",
        ),
    },
    "guardian_is_student": {
        "zh-Hant": (
            "申請人是本市學校的學生",
            "這個證號屬於學籍名冊中的學生，在學期間不能成為他人的家長帳號。請確認證號是否填成學生的；如確為家長，須由其他法定代理人或監護人辦理。",
        ),
        "en": (
            "The applicant is a student of the city's schools",
            "This ID number belongs to a student on the roster, who can't hold a guardian's account. Check whether the child's number was entered; otherwise another legal representative or custodian has to apply.",
        ),
        "vi": (
            "Người nộp đơn là học sinh của trường trong thành phố",
            "Số giấy tờ này thuộc về một học sinh trong danh sách, không thể có tài khoản phụ huynh. Hãy kiểm tra xem có nhập nhầm số của học sinh không; nếu không, người đại diện hoặc giám hộ khác phải nộp đơn.",
        ),
        "id": (
            "Pemohon adalah siswa sekolah kota ini",
            "Nomor identitas ini milik siswa dalam daftar, yang tidak dapat memiliki akun wali. Periksa apakah nomor anak yang dimasukkan; jika tidak, wali sah lain yang harus mengajukan.",
        ),
    },
    "application_refused": {
        "zh-Hant": (
            "此申請無法線上受理",
            "這份申請無法以線上方式受理，未作任何變更。請攜帶證件洽學生就讀學校的教務處註冊組，由專人協助辦理。",
        ),
        "en": (
            "This application can't be accepted online",
            "This application can't be accepted online, and nothing was changed. Please visit the registry of the student's school with your ID; the staff there will help you.",
        ),
        "vi": (
            "Không thể nhận đơn này trực tuyến",
            "Đơn này không thể được nhận trực tuyến và chưa có gì thay đổi. Vui lòng mang giấy tờ đến bộ phận đăng ký học vụ của trường học sinh đang học để được hỗ trợ.",
        ),
        "id": (
            "Pengajuan ini tidak dapat diterima secara daring",
            "Pengajuan ini tidak dapat diterima secara daring dan tidak ada yang berubah. Silakan datang ke bagian registrasi sekolah siswa dengan membawa identitas; petugas akan membantu Anda.",
        ),
    },
    "guardian_id_differs": {
        "zh-Hant": ("證號與這項綁定的家長不符", "輸入的證號不是這項綁定的家長。請核對證件後再輸入；沒有任何變更。"),
        "en": (
            "This is not the ID of the guardian of this binding",
            "The ID that was entered is not that of the guardian of this binding. Please look at the card again; nothing was changed.",
        ),
        "vi": (
            "Số giấy tờ không phải của phụ huynh trong liên kết này",
            "Số vừa nhập không phải của phụ huynh trong liên kết này. Vui lòng xem lại giấy tờ; chưa có gì thay đổi.",
        ),
        "id": (
            "Nomor identitas bukan milik wali pada tautan ini",
            "Nomor yang dimasukkan bukan milik wali pada tautan ini. Periksa lagi kartunya; tidak ada yang diubah.",
        ),
    },
    "binding_exists": {
        "zh-Hant": ("這位學生的申請已在進行中", "您與這位學生已有一份申請或綁定，不需要重複申請。請查詢申請進度。"),
        "en": (
            "An application for this student is already under way",
            "There is already an application or binding between you and this student; no second one is needed. Please look at your progress.",
        ),
        "vi": (
            "Đơn cho học sinh này đang được xử lý",
            "Đã có đơn hoặc liên kết giữa bạn và học sinh này, không cần nộp lần nữa. Vui lòng xem tiến độ.",
        ),
        "id": (
            "Pengajuan untuk siswa ini sedang berjalan",
            "Sudah ada pengajuan atau tautan antara Anda dan siswa ini; tidak perlu mengajukan lagi. Silakan lihat status pengajuan.",
        ),
    },
    "signature_invalid": {
        "zh-Hant": ("簽名無法辨識", "系統無法讀取這個簽名，或簽名是空白的。請重新簽名，或改以輸入姓名的方式簽署。"),
        "en": (
            "The signature can't be used",
            "The signature could not be read, or is empty. Please sign again, or sign by typing your name.",
        ),
        "vi": (
            "Không dùng được chữ ký",
            "Không đọc được chữ ký hoặc chữ ký trống. Vui lòng ký lại, hoặc ký bằng cách nhập họ tên.",
        ),
        "id": (
            "Tanda tangan tidak dapat dipakai",
            "Tanda tangan tidak terbaca atau kosong. Silakan tanda tangani kembali, atau ketik nama Anda sebagai tanda tangan.",
        ),
    },
    "signature_too_large": {
        "zh-Hant": (
            "簽名資料過大",
            "簽名資料不可超過 200 KB，圖檔不可超過 2 百萬像素。請清除後以較簡單的筆畫重新簽名，或改以輸入姓名的方式簽署。",
        ),
        "en": (
            "The signature is too large",
            "A signature may not exceed 200 KB, an image of one 2 megapixels. Please clear it and sign again with fewer strokes, or sign by typing your name.",
        ),
        "vi": (
            "Chữ ký quá lớn",
            "Dữ liệu chữ ký không được vượt quá 200 KB, hình ảnh không quá 2 megapixel. Vui lòng xóa và ký lại với ít nét hơn, hoặc ký bằng cách nhập họ tên.",
        ),
        "id": (
            "Tanda tangan terlalu besar",
            "Data tanda tangan tidak boleh melebihi 200 KB, gambarnya 2 megapiksel. Silakan hapus dan tanda tangani kembali dengan goresan lebih sedikit, atau ketik nama Anda.",
        ),
    },
    "signature_image_unsupported": {
        "zh-Hant": (
            "不支援的簽名圖檔",
            "簽名圖檔必須是單張靜態的 PNG 檔，不接受其他格式或動畫。請重新簽名，或改以輸入姓名的方式簽署。",
        ),
        "en": (
            "This kind of signature image is not supported",
            "The image of a signature must be a still PNG: no other format and no animation. Please sign again, or sign by typing your name.",
        ),
        "vi": (
            "Không hỗ trợ loại hình ảnh chữ ký này",
            "Hình ảnh chữ ký phải là tệp PNG tĩnh, không nhận định dạng khác hoặc ảnh động. Vui lòng ký lại, hoặc ký bằng cách nhập họ tên.",
        ),
        "id": (
            "Jenis gambar tanda tangan ini tidak didukung",
            "Gambar tanda tangan harus berupa PNG diam, bukan format lain atau animasi. Silakan tanda tangani kembali, atau ketik nama Anda sebagai tanda tangan.",
        ),
    },
    "signature_image_expired": {
        "zh-Hant": ("簽名圖檔已失效", "您的簽名圖檔已失效，申請尚未送出。請重新簽名後再送出申請。"),
        "en": (
            "Your signature image has expired",
            "The image of your signature is no longer valid, and the application was not submitted. Please sign again, then submit.",
        ),
        "vi": (
            "Hình ảnh chữ ký đã hết hiệu lực",
            "Hình ảnh chữ ký của bạn đã hết hiệu lực và đơn chưa được nộp. Vui lòng ký lại rồi nộp đơn.",
        ),
        "id": (
            "Gambar tanda tangan kedaluwarsa",
            "Gambar tanda tangan Anda sudah tidak berlaku dan permohonan belum dikirim. Silakan tanda tangani kembali, lalu kirim permohonan.",
        ),
    },
    "too_many_students": {
        "zh-Hant": ("學生人數不符", "每份申請可包含 1 至 10 位學生。請調整人數；其餘學生可另行申請。"),
        "en": (
            "The number of students is not allowed",
            "One application is for 1 to 10 students. Please change the number; you can apply for the others afterwards.",
        ),
        "vi": (
            "Số học sinh không phù hợp",
            "Mỗi đơn dành cho 1 đến 10 học sinh. Vui lòng điều chỉnh; các học sinh còn lại có thể nộp đơn riêng.",
        ),
        "id": (
            "Jumlah siswa tidak sesuai",
            "Satu pengajuan berlaku untuk 1 sampai 10 siswa. Silakan sesuaikan jumlahnya; siswa lain dapat diajukan terpisah.",
        ),
    },
    "duplicate_student": {
        "zh-Hant": ("學生重複", "同一位學生在這份申請中出現兩次以上。請移除重複的學生後再送出。"),
        "en": (
            "A student is listed twice",
            "The same student appears more than once in this application. Please remove the repeated one, then submit.",
        ),
        "vi": (
            "Học sinh bị trùng",
            "Cùng một học sinh xuất hiện nhiều lần trong đơn này. Vui lòng bỏ phần trùng rồi nộp.",
        ),
        "id": (
            "Siswa tercantum ganda",
            "Siswa yang sama muncul lebih dari sekali dalam pengajuan ini. Silakan hapus yang ganda, lalu kirim.",
        ),
    },
    "application_not_found": {
        "zh-Hant": (
            "查無此申請",
            "以您目前驗證的信箱或號碼查無這份申請。請改以申請時驗證過的信箱或號碼取得驗證碼後再查詢。",
        ),
        "en": (
            "The application was not found",
            "No such application is linked to the address or number you verified. Please sign in with the e-mail address or mobile number used for the application.",
        ),
        "vi": (
            "Không tìm thấy đơn",
            "Không có đơn này gắn với địa chỉ hoặc số bạn đã xác minh. Vui lòng đăng nhập bằng email hoặc số di động đã dùng khi nộp đơn.",
        ),
        "id": (
            "Pengajuan tidak ditemukan",
            "Tidak ada pengajuan ini pada alamat atau nomor yang Anda verifikasi. Silakan masuk dengan email atau nomor ponsel yang dipakai saat mengajukan.",
        ),
    },
    "nothing_to_correct": {
        "zh-Hant": (
            "這份申請沒有可修正的項目",
            "這份申請目前沒有可以在此修正的退件。請重新整理以查看進度；若某位學生的申請已被退件，請重新填寫一份申請。",
        ),
        "en": (
            "Nothing in this application can be corrected",
            "Nothing that was returned can be corrected from here. Please reload to see where things stand; if a student's application was returned, please fill in a new one.",
        ),
        "vi": (
            "Đơn này không có mục nào có thể sửa",
            "Hiện không có mục bị trả lại nào có thể sửa từ đây. Vui lòng tải lại để xem tiến độ; nếu đơn của học sinh nào đã bị trả lại, vui lòng điền đơn mới.",
        ),
        "id": (
            "Tidak ada yang dapat diperbaiki pada pengajuan ini",
            "Saat ini tidak ada yang dikembalikan yang dapat diperbaiki dari sini. Silakan muat ulang untuk melihat statusnya; jika pengajuan seorang siswa dikembalikan, silakan isi pengajuan baru.",
        ),
    },
    "seal_certificates_not_found": {
        "zh-Hant": ("尚無電子封印憑證", "本服務尚未核發電子封印憑證，請洽系統管理人員。"),
        "en": (
            "No seal certificate yet",
            "No certificate of the seal has been issued yet. Please ask the administrator.",
        ),
        "vi": ("Chưa có chứng thư con dấu", "Chưa cấp chứng thư của con dấu điện tử. Vui lòng hỏi quản trị viên."),
        "id": (
            "Sertifikat segel belum ada",
            "Sertifikat segel elektronik belum diterbitkan. Silakan hubungi administrator.",
        ),
    },
    "no_letters_due": {
        "zh-Hant": ("沒有需要通知的學生", "此班級的學生都已綁定、申請中或免綁定，沒有需要列印的通知。"),
        "en": (
            "Nobody to write to",
            "Every child of this class is bound, has applied or need not be bound: there is no letter to print.",
        ),
        "vi": (
            "Không có ai cần thông báo",
            "Mọi học sinh của lớp đã liên kết, đang chờ duyệt hoặc không cần liên kết: không có thư nào để in.",
        ),
        "id": (
            "Tidak ada yang perlu disurati",
            "Semua siswa kelas ini sudah tertaut, sedang mengajukan, atau tidak wajib: tidak ada surat untuk dicetak.",
        ),
    },
    "no_of_age_letters_due": {
        "zh-Hant": (
            "沒有需要列印的成年通知",
            "此班級沒有已成年、有家長綁定且尚未領到有效通知的學生。信件遺失者，請輸入座號重新列印。",
        ),
        "en": (
            "No letter to a student of age is due",
            "No student of this class is of age, has a bound guardian and lacks a good letter. Where one was lost, enter"
            " the seat to print it anew.",
        ),
        "vi": (
            "Không có thư thành niên nào cần in",
            "Lớp này không có học sinh nào đã thành niên, có phụ huynh liên kết và chưa có thư còn hiệu lực. Nếu mất"
            " thư, hãy nhập số thứ tự để in lại.",
        ),
        "id": (
            "Tidak ada surat usia dewasa untuk dicetak",
            "Tidak ada siswa kelas ini yang dewasa, tertaut dengan wali, dan belum punya surat yang berlaku. Bila surat"
            " hilang, masukkan nomor absen untuk mencetaknya lagi.",
        ),
    },
    "letter_refused": {
        "zh-Hant": (
            "代碼或身分證字號不符",
            "請核對信上的個人代碼，並輸入您本人的身分證字號。代碼可能已過期、因重新列印而失效，或輸入錯誤次數過多；"
            "請攜帶身分證件至學校教務處註冊組，領取新的通知。",
        ),
        "en": (
            "The code and the ID number don't open a page",
            "Please check the code on your letter, and enter your own ID number. The code may have expired, been replaced"
            " by a new letter, or been tried too often: the school's registry can give you a new one.",
        ),
        "vi": (
            "Mã và số căn cước không khớp",
            "Vui lòng kiểm tra mã trong thư và nhập số căn cước của chính bạn. Mã có thể đã hết hạn, đã được thay bằng"
            " thư mới, hoặc bị nhập sai quá nhiều lần: phòng đăng ký của trường có thể cấp thư mới.",
        ),
        "id": (
            "Kode dan nomor identitas tidak cocok",
            "Mohon periksa kode pada surat, dan masukkan nomor identitas Anda sendiri. Kode mungkin sudah habis masa"
            " berlakunya, diganti surat baru, atau terlalu sering dicoba: bagian registrasi sekolah dapat memberi yang"
            " baru.",
        ),
    },
    "letter_session_expired": {
        "zh-Hant": ("已逾時", "為了保護您的資料，請重新輸入個人代碼與身分證字號。"),
        "en": ("Time is up", "To protect your data, please enter the code and your ID number again."),
        "vi": ("Đã hết thời gian", "Để bảo vệ dữ liệu của bạn, vui lòng nhập lại mã và số căn cước."),
        "id": ("Waktu habis", "Demi melindungi data Anda, silakan masukkan lagi kode dan nomor identitas."),
    },
    "staff_not_assigned": {
        "zh-Hant": ("您沒有這項權限", "您目前未被指派處理這所學校或這個班級。如有需要，請洽學校教務處註冊組。"),
        "en": (
            "You are not assigned to this",
            "At present you have no assignment for this school or class. If you need one, please ask the registry.",
        ),
        "vi": (
            "Bạn chưa được phân công",
            "Hiện bạn chưa được phân công cho trường hoặc lớp này. Nếu cần, vui lòng liên hệ phòng đăng ký của trường.",
        ),
        "id": (
            "Anda tidak ditugaskan untuk ini",
            "Saat ini Anda tidak ditugaskan untuk sekolah atau kelas ini. Bila perlu, silakan hubungi bagian registrasi.",
        ),
    },
    "block_stands": {
        "zh-Hant": (
            "已有較早生效的限制",
            "這位家長對這位學生的限制已從較早的日期起生效，不能改晚；如需解除，請由兩位註冊組人員辦理解除。",
        ),
        "en": (
            "A block from an earlier day stands",
            "This guardian is barred from an earlier day on, which can't be put off. To lift the block takes two registrars.",
        ),
        "vi": (
            "Đã có lệnh hạn chế sớm hơn",
            "Người này đã bị hạn chế từ ngày sớm hơn và không thể dời lại. Muốn gỡ bỏ cần hai nhân viên đăng ký học vụ.",
        ),
        "id": (
            "Pembatasan dari tanggal lebih awal sudah ada",
            "Wali ini sudah dibatasi sejak tanggal lebih awal dan tidak dapat ditunda. Pencabutan memerlukan dua petugas registrasi.",
        ),
    },
    "block_not_found": {
        "zh-Hant": ("沒有這項限制", "這位家長對這位學生沒有限制，或限制已經解除。"),
        "en": ("No such block", "This guardian is not barred from this student, or the block was lifted already."),
        "vi": ("Không có lệnh hạn chế này", "Người này không bị hạn chế đối với học sinh, hoặc lệnh đã được gỡ bỏ."),
        "id": ("Pembatasan tidak ada", "Wali ini tidak dibatasi terhadap siswa ini, atau pembatasannya sudah dicabut."),
    },
    "lift_already_requested": {
        "zh-Hant": ("已有人申請解除", "另一位註冊組人員已申請解除這項限制；您可以核對後加以確認。"),
        "en": (
            "Lifting was asked for already",
            "Another registrar has asked for this block to be lifted; you can check and confirm that request.",
        ),
        "vi": (
            "Đã có yêu cầu gỡ bỏ",
            "Một nhân viên khác đã yêu cầu gỡ bỏ lệnh hạn chế này; bạn có thể kiểm tra và xác nhận.",
        ),
        "id": (
            "Pencabutan sudah diminta",
            "Petugas registrasi lain sudah meminta pencabutan pembatasan ini; Anda dapat memeriksa dan menegaskannya.",
        ),
    },
    "lift_not_requested": {
        "zh-Hant": ("沒有這項解除申請", "這項解除申請已不存在，限制可能已重新設定。請重新讀取後再確認。"),
        "en": (
            "No such request",
            "This request to lift the block is gone; the block may have been set anew. Please read it again first.",
        ),
        "vi": (
            "Không có yêu cầu này",
            "Yêu cầu gỡ bỏ này không còn; lệnh hạn chế có thể đã được đặt lại. Vui lòng đọc lại trước khi xác nhận.",
        ),
        "id": (
            "Permintaan tidak ada",
            "Permintaan pencabutan ini sudah tidak ada; pembatasan mungkin telah ditetapkan kembali. Silakan baca ulang.",
        ),
    },
    "second_registrar_required": {
        "zh-Hant": (
            "須由另一位人員確認",
            "申請解除、或為這個帳號更換過聯絡方式的人，不能自行確認，請由同校另一位註冊組人員辦理。",
        ),
        "en": (
            "Another registrar must confirm",
            "Whoever asked for a block to be lifted, or gave the account another contact, can't settle it; please have another registrar of the school do so.",
        ),
        "vi": (
            "Cần người khác xác nhận",
            "Người đã yêu cầu gỡ bỏ, hoặc đã thay liên lạc của tài khoản, không thể tự xác nhận; vui lòng nhờ một nhân viên đăng ký học vụ khác của trường.",
        ),
        "id": (
            "Harus ditegaskan petugas lain",
            "Yang meminta pencabutan, atau mengganti kontak akun, tidak dapat menegaskannya sendiri; mintalah petugas registrasi lain di sekolah.",
        ),
    },
    "class_not_found": {
        "zh-Hant": ("查無此班級", "這所學校本學年度的名冊中沒有這個班級。請從班級清單中重新選擇。"),
        "en": (
            "The class was not found",
            "This year’s roster of the school has no such class. Please choose again from the list of its classes.",
        ),
        "vi": (
            "Không tìm thấy lớp",
            "Danh sách năm học này của trường không có lớp đó. Vui lòng chọn lại từ danh sách lớp của trường.",
        ),
        "id": (
            "Kelas tidak ditemukan",
            "Daftar sekolah untuk tahun ajaran ini tidak memuat kelas itu. Silakan pilih kembali dari daftar kelasnya.",
        ),
    },
    "import_not_found": {
        "zh-Hant": ("查無此次名冊匯入", "沒有這個編號的名冊匯入。請回到名冊匯入頁面，從清單中選取。"),
        "en": (
            "There is no such import",
            "No roster import has this number. Please choose one from the list of imports.",
        ),
        "vi": (
            "Không có lần nhập danh sách này",
            "Không có lần nhập danh sách nào mang mã này. Vui lòng chọn lại từ danh sách các lần nhập.",
        ),
        "id": (
            "Impor daftar ini tidak ada",
            "Tidak ada impor daftar dengan nomor ini. Silakan pilih dari daftar impor.",
        ),
    },
    "import_not_ready": {
        "zh-Hant": (
            "名冊匯入目前不能這樣處理",
            "這次匯入的進度不允許此操作，例如尚未檢查完畢，或已經取消匯入。請重新整理後查看目前進度。",
        ),
        "en": (
            "The import is not at that point",
            "As far as this import is, that can't be done: it may still be checked, or was taken back. Please reload to see where it stands.",
        ),
        "vi": (
            "Lần nhập này chưa thể thực hiện thao tác đó",
            "Với tiến độ hiện tại, không thể thực hiện thao tác này: có thể đang kiểm tra hoặc đã được hoàn tác. Vui lòng tải lại để xem tiến độ.",
        ),
        "id": (
            "Impor belum sampai tahap itu",
            "Pada tahap ini hal itu tidak dapat dilakukan: mungkin masih diperiksa atau sudah dibatalkan. Silakan muat ulang untuk melihat kemajuannya.",
        ),
    },
    "import_not_last": {
        "zh-Hant": ("只能復原最近一次匯入", "這所學校之後又匯入過名冊，因此不能復原這一次。請從最近一次匯入開始復原。"),
        "en": (
            "Only the last import can be taken back",
            "Another roster was imported for this school afterwards, so this one stays. Please take back the last one.",
        ),
        "vi": (
            "Chỉ có thể hoàn tác lần nhập gần nhất",
            "Trường này đã nhập danh sách khác sau đó nên không thể hoàn tác lần này. Vui lòng hoàn tác lần nhập gần nhất.",
        ),
        "id": (
            "Hanya impor terakhir yang dapat dibatalkan",
            "Daftar lain telah diimpor untuk sekolah ini sesudahnya, jadi yang ini tetap berlaku. Silakan batalkan impor terakhir.",
        ),
    },
    "roster_not_uploaded": {
        "zh-Hant": ("尚未收到名冊檔案", "名冊檔案還沒有上傳完成。請先上傳檔案，再開始檢查。"),
        "en": ("The roster has not arrived", "The file was not uploaded yet. Please upload it, then have it checked."),
        "vi": ("Chưa nhận được tệp danh sách", "Tệp chưa được tải lên. Vui lòng tải tệp lên rồi kiểm tra lại."),
        "id": ("Berkas daftar belum diterima", "Berkas belum diunggah. Silakan unggah dahulu, lalu minta diperiksa."),
    },
    "too_many_missing": {
        "zh-Hant": (
            "名冊中缺少太多學生",
            "名冊裡少了許多目前在學的學生，可能檔案不完整，系統未作任何變更。請核對檔案；若這些學生確實都已離校，請確認後再套用。",
        ),
        "en": (
            "Too many pupils are missing",
            "So many pupils of the school are not in the roster that it may be half a file. Nothing was changed. Please check the file; if they have all left, confirm that and apply it again.",
        ),
        "vi": (
            "Danh sách thiếu quá nhiều học sinh",
            "Nhiều học sinh đang học không có trong danh sách nên tệp có thể không đầy đủ. Chưa có gì thay đổi. Vui lòng kiểm tra tệp; nếu các em thực sự đã rời trường, hãy xác nhận rồi áp dụng lại.",
        ),
        "id": (
            "Terlalu banyak siswa yang hilang",
            "Begitu banyak siswa sekolah tidak ada dalam daftar sehingga berkas mungkin tidak lengkap. Tidak ada yang diubah. Mohon periksa berkas; jika mereka memang sudah keluar, konfirmasikan lalu terapkan lagi.",
        ),
    },
    "form_invalid": {
        "zh-Hant": (
            "表單無法讀取",
            "送出的內容不是有效的表單（application/x-www-form-urlencoded），或有欄位缺漏、重複。請更正後再送出一次。",
        ),
        "en": (
            "The form could not be read",
            "What was sent is no valid form (application/x-www-form-urlencoded), or a field is missing or comes twice. Please correct it and send it again.",
        ),
        "vi": (
            "Không đọc được biểu mẫu",
            "Nội dung gửi đi không phải biểu mẫu hợp lệ (application/x-www-form-urlencoded), hoặc có mục bị thiếu hay lặp lại. Vui lòng sửa rồi gửi lại.",
        ),
        "id": (
            "Formulir tidak dapat dibaca",
            "Isi yang dikirim bukan formulir yang sah (application/x-www-form-urlencoded), atau ada kolom yang kurang atau berulang. Silakan perbaiki lalu kirim kembali.",
        ),
    },
    "client_unauthenticated": {
        "zh-Hant": ("無法確認服務的身分", "服務代碼或密鑰不正確。請核對後再試；遺失密鑰時，請向市府管理員申請換發。"),
        "en": (
            "The service could not be authenticated",
            "The client id or the secret is not right. Please check both; if the secret is lost, ask a city administrator for a new one.",
        ),
        "vi": (
            "Không xác thực được dịch vụ",
            "Mã dịch vụ hoặc khóa bí mật không đúng. Vui lòng kiểm tra lại; nếu làm mất khóa, hãy xin quản trị viên thành phố cấp lại.",
        ),
        "id": (
            "Layanan tidak dapat diautentikasi",
            "ID klien atau rahasianya tidak benar. Silakan periksa; jika rahasianya hilang, mintalah yang baru kepada administrator kota.",
        ),
    },
    "grant_type_unsupported": {
        "zh-Hant": ("不支援的授權方式", "本端點只接受 client_credentials 與 authorization_code 兩種授權方式。"),
        "en": (
            "This grant type is not supported",
            "Only the grant types client_credentials and authorization_code are taken here.",
        ),
        "vi": (
            "Không hỗ trợ kiểu cấp quyền này",
            "Ở đây chỉ nhận kiểu cấp quyền client_credentials và authorization_code.",
        ),
        "id": (
            "Jenis izin ini tidak didukung",
            "Di sini hanya diterima jenis izin client_credentials dan authorization_code.",
        ),
    },
    "grant_invalid": {
        "zh-Hant": ("授權碼無效", "授權碼不存在、已使用、已逾期，或與返回網址、驗證碼不相符。請讓家長重新同意。"),
        "en": (
            "The code is not valid",
            "The code does not exist, was used, has expired, or does not belong to this return address or verifier. Please have the guardian agree again.",
        ),
        "vi": (
            "Mã ủy quyền không hợp lệ",
            "Mã không tồn tại, đã dùng, đã hết hạn, hoặc không khớp với địa chỉ quay lại hay mã kiểm chứng. Vui lòng để phụ huynh đồng ý lại.",
        ),
        "id": (
            "Kode izin tidak sah",
            "Kode tidak ada, sudah dipakai, sudah kedaluwarsa, atau tidak cocok dengan alamat kembali atau pemverifikasinya. Mintalah wali menyetujui kembali.",
        ),
    },
    "scope_not_allowed": {
        "zh-Hant": ("不可使用的範圍", "要求的範圍中有未核准給此服務的項目。請只要求已核准的範圍。"),
        "en": (
            "A scope is not allowed",
            "Among the scopes asked for is one that this service was not approved for. Please ask only for those it was.",
        ),
        "vi": (
            "Phạm vi không được phép",
            "Trong các phạm vi được yêu cầu có phạm vi chưa được duyệt cho dịch vụ này. Vui lòng chỉ yêu cầu phạm vi đã được duyệt.",
        ),
        "id": (
            "Cakupan tidak diizinkan",
            "Di antara cakupan yang diminta ada yang tidak disetujui untuk layanan ini. Mintalah hanya yang sudah disetujui.",
        ),
    },
    "service_suspended": {
        "zh-Hant": ("此服務已停用", "市府管理員已停用此服務。請與市府聯絡。"),
        "en": (
            "This service is suspended",
            "A city administrator has suspended this service. Please contact the city.",
        ),
        "vi": (
            "Dịch vụ này đã bị tạm ngừng",
            "Quản trị viên thành phố đã tạm ngừng dịch vụ này. Vui lòng liên hệ với thành phố.",
        ),
        "id": (
            "Layanan ini ditangguhkan",
            "Administrator kota telah menangguhkan layanan ini. Silakan hubungi pemerintah kota.",
        ),
    },
    "too_many_wrong_secrets": {
        "zh-Hant": ("密鑰錯誤次數過多", "此服務代碼的密鑰錯誤次數過多，請核對密鑰，稍後再試。"),
        "en": (
            "Too many wrong secrets",
            "Too many wrong secrets were sent for this client id. Please check the secret and try again later.",
        ),
        "vi": (
            "Sai khóa bí mật quá nhiều lần",
            "Mã dịch vụ này đã nhận quá nhiều khóa bí mật sai. Vui lòng kiểm tra khóa rồi thử lại sau.",
        ),
        "id": (
            "Terlalu banyak rahasia salah",
            "Terlalu banyak rahasia salah dikirim untuk ID klien ini. Silakan periksa rahasianya lalu coba lagi nanti.",
        ),
    },
    "service_not_found": {
        "zh-Hant": (
            "查無此服務",
            "沒有這個服務、服務尚未啟用，或返回網址與登錄的不同，因此無法繼續。請回到該服務重新開始。",
        ),
        "en": (
            "There is no such service",
            "There is no such service, it is not active, or the return address is not one that it registered, so this can't go on. Please go back to the service and begin again.",
        ),
        "vi": (
            "Không có dịch vụ này",
            "Không có dịch vụ này, dịch vụ chưa hoạt động, hoặc địa chỉ quay lại không khớp với địa chỉ đã đăng ký nên không thể tiếp tục. Vui lòng quay lại dịch vụ và bắt đầu lại.",
        ),
        "id": (
            "Layanan tidak ditemukan",
            "Layanan ini tidak ada, tidak aktif, atau alamat kembalinya bukan yang terdaftar, sehingga tidak dapat dilanjutkan. Silakan kembali ke layanan itu dan mulai lagi.",
        ),
    },
    "service_not_requested": {
        "zh-Hant": ("此服務不在待核准狀態", "此服務已核准過。請重新整理後查看目前狀態。"),
        "en": (
            "This service does not wait for approval",
            "It was approved before. Please reload to see how it stands.",
        ),
        "vi": (
            "Dịch vụ này không chờ phê duyệt",
            "Dịch vụ đã được phê duyệt trước đó. Vui lòng tải lại để xem trạng thái hiện tại.",
        ),
        "id": (
            "Layanan ini tidak menunggu persetujuan",
            "Layanan ini sudah disetujui sebelumnya. Silakan muat ulang untuk melihat statusnya.",
        ),
    },
    "service_not_active": {
        "zh-Hant": ("此服務不在啟用狀態", "只有啟用中的服務可以這樣處理。請重新整理後查看目前狀態。"),
        "en": (
            "This service is not active",
            "Only an active service can be changed like this. Please reload to see how it stands.",
        ),
        "vi": (
            "Dịch vụ này không hoạt động",
            "Chỉ dịch vụ đang hoạt động mới có thể xử lý như vậy. Vui lòng tải lại để xem trạng thái hiện tại.",
        ),
        "id": (
            "Layanan ini tidak aktif",
            "Hanya layanan yang aktif dapat diubah seperti ini. Silakan muat ulang untuk melihat statusnya.",
        ),
    },
    "service_not_suspended": {
        "zh-Hant": ("此服務不在停用狀態", "只有停用中的服務可以恢復。請重新整理後查看目前狀態。"),
        "en": (
            "This service is not suspended",
            "Only a suspended service can be resumed. Please reload to see how it stands.",
        ),
        "vi": (
            "Dịch vụ này không bị tạm ngừng",
            "Chỉ dịch vụ đang tạm ngừng mới có thể khôi phục. Vui lòng tải lại để xem trạng thái hiện tại.",
        ),
        "id": (
            "Layanan ini tidak ditangguhkan",
            "Hanya layanan yang ditangguhkan dapat diaktifkan kembali. Silakan muat ulang untuk melihat statusnya.",
        ),
    },
    "second_administrator_required": {
        "zh-Hant": ("須由另一位管理員核准", "登錄服務與核准服務須由不同的市府管理員辦理。請由另一位管理員核准。"),
        "en": (
            "Another administrator has to approve",
            "Who registers a service can't approve it. Please have another city administrator approve it.",
        ),
        "vi": (
            "Cần quản trị viên khác phê duyệt",
            "Người đăng ký dịch vụ không thể tự phê duyệt. Vui lòng để quản trị viên thành phố khác phê duyệt.",
        ),
        "id": (
            "Perlu persetujuan administrator lain",
            "Yang mendaftarkan layanan tidak dapat menyetujuinya. Silakan minta administrator kota lain menyetujuinya.",
        ),
    },
    "account_not_found": {
        "zh-Hant": ("查無此帳號", "沒有這個帳號，或該帳號未同意此服務讀取。請讓家長重新同意。"),
        "en": (
            "There is no such account",
            "There is no such account, or it does not let this service in. Please have the guardian agree again.",
        ),
        "vi": (
            "Không có tài khoản này",
            "Không có tài khoản này, hoặc tài khoản không cho phép dịch vụ này đọc. Vui lòng để phụ huynh đồng ý lại.",
        ),
        "id": (
            "Akun tidak ditemukan",
            "Akun ini tidak ada, atau tidak mengizinkan layanan ini. Mintalah wali menyetujui kembali.",
        ),
    },
    "binding_not_found": {
        "zh-Hant": ("查無此筆綁定", "查無這筆綁定，或您沒有檢視的權限。請回到清單重新選擇。"),
        "en": (
            "The binding was not found",
            "There is no such binding, or it is not yours to see. Please go back to the list and choose again.",
        ),
        "vi": (
            "Không tìm thấy liên kết",
            "Không có liên kết này hoặc bạn không có quyền xem. Vui lòng quay lại danh sách và chọn lại.",
        ),
        "id": (
            "Tautan tidak ditemukan",
            "Tautan ini tidak ada, atau Anda tidak berhak melihatnya. Silakan kembali ke daftar dan pilih lagi.",
        ),
    },
    "not_cancellable": {
        "zh-Hant": (
            "這筆申請已無法取消",
            "學校已作出決定，或這筆申請先前已取消。請重新整理以查看目前的狀態；如有疑問，請洽學校教務處註冊組。",
        ),
        "en": (
            "This application can no longer be cancelled",
            "The school has already decided, or it was cancelled before. Please reload to see where it stands; if you have questions, call the school's registry.",
        ),
        "vi": (
            "Không thể hủy đơn này nữa",
            "Trường đã quyết định hoặc đơn đã được hủy trước đó. Vui lòng tải lại để xem trạng thái; nếu có thắc mắc, hãy gọi bộ phận đăng ký học vụ của trường.",
        ),
        "id": (
            "Pengajuan ini tidak dapat dibatalkan lagi",
            "Sekolah sudah memutuskan, atau pengajuan ini sudah dibatalkan sebelumnya. Silakan muat ulang untuk melihat statusnya; jika ada pertanyaan, hubungi bagian registrasi sekolah.",
        ),
    },
    "not_unbindable": {
        "zh-Hant": (
            "這項綁定已無法解除",
            "這項綁定已經結束，或申請已有結果。請重新整理以查看目前的狀態；如有疑問，請洽學校教務處註冊組。",
        ),
        "en": (
            "This can no longer be unbound",
            "The binding has already ended, or the application was closed. Please reload to see where it stands; if you have questions, call the school's registry.",
        ),
        "vi": (
            "Không thể hủy liên kết này nữa",
            "Liên kết đã kết thúc hoặc đơn đã có kết quả. Vui lòng tải lại để xem trạng thái; nếu có thắc mắc, hãy gọi bộ phận đăng ký học vụ của trường.",
        ),
        "id": (
            "Tautan ini tidak dapat dilepas lagi",
            "Tautan sudah berakhir, atau pengajuan sudah selesai. Silakan muat ulang untuk melihat statusnya; bila ada pertanyaan, hubungi bagian registrasi sekolah.",
        ),
    },
    "delegation_not_allowed": {
        "zh-Hant": (
            "目前無法辦理委託",
            "只有已通過認證的法定代理人（父親或母親）可以委託他人。請確認綁定的狀態；如有疑問，請洽學校教務處註冊組。",
        ),
        "en": (
            "You can't delegate for this child",
            "Only a legal representative (father or mother) whose binding is approved can let somebody else act. Please check the binding; if you have questions, call the school's registry.",
        ),
        "vi": (
            "Không thể ủy quyền cho học sinh này",
            "Chỉ người đại diện hợp pháp (cha hoặc mẹ) có liên kết đã được duyệt mới có thể ủy quyền. Vui lòng kiểm tra liên kết; nếu có thắc mắc, hãy gọi bộ phận đăng ký học vụ của trường.",
        ),
        "id": (
            "Anda tidak dapat memberi pelimpahan untuk anak ini",
            "Hanya wakil sah (ayah atau ibu) dengan tautan yang disetujui yang dapat memberi pelimpahan. Silakan periksa tautannya; jika ada pertanyaan, hubungi bagian registrasi sekolah.",
        ),
    },
    "too_many_delegations": {
        "zh-Hant": (
            "這位學生的委託已達上限",
            "每位學生同時最多有 5 項委託，包含尚未接受的。請先終止一項，再委託他人。",
        ),
        "en": (
            "There are enough delegations for this child",
            "At most 5 stand at one time for a child, offers among them, whoever gave them. Please end one first.",
        ),
        "vi": (
            "Số ủy quyền cho học sinh này đã đủ",
            "Mỗi học sinh có tối đa 5 ủy quyền cùng lúc, kể cả lời đề nghị chưa được chấp nhận. Vui lòng chấm dứt một ủy quyền trước.",
        ),
        "id": (
            "Pelimpahan untuk anak ini sudah cukup banyak",
            "Paling banyak 5 pelimpahan berlaku bersamaan untuk seorang anak, termasuk yang belum diterima. Silakan akhiri satu lebih dahulu.",
        ),
    },
    "too_many_recoveries": {
        "zh-Hant": ("今天核對證號的次數已達上限", "這個帳號今天已核對 10 次證號，請明天再辦理。"),
        "en": (
            "Too many tries for this account today",
            "An ID was entered 10 times for this account today. Please try again tomorrow.",
        ),
        "vi": (
            "Hôm nay đã thử quá nhiều lần cho tài khoản này",
            "Hôm nay đã nhập số giấy tờ 10 lần cho tài khoản này. Vui lòng thử lại vào ngày mai.",
        ),
        "id": (
            "Terlalu banyak percobaan untuk akun ini hari ini",
            "Nomor identitas sudah dimasukkan 10 kali untuk akun ini hari ini. Silakan coba lagi besok.",
        ),
    },
    "too_many_offers": {
        "zh-Hant": ("今天的委託次數已達上限", "您今天已提出 10 次委託，請明天再試。"),
        "en": ("Too many delegations today", "You have offered 10 delegations today. Please try again tomorrow."),
        "vi": (
            "Hôm nay đã ủy quyền quá nhiều lần",
            "Hôm nay bạn đã đề nghị ủy quyền 10 lần. Vui lòng thử lại vào ngày mai.",
        ),
        "id": (
            "Terlalu banyak pelimpahan hari ini",
            "Anda sudah menawarkan 10 pelimpahan hari ini. Silakan coba lagi besok.",
        ),
    },
    "delegation_not_found": {
        "zh-Hant": (
            "這項委託不存在或已失效",
            "連結可能已過期、已終止，或是寄給另一個信箱的。請以收到信件的信箱所登記的帳號登入；如有疑問，請洽委託您的家長。",
        ),
        "en": (
            "This delegation can't be found",
            "It may be over, or the link was meant for another address. Please sign in to the account whose login is the mailbox that received it; if you have questions, ask the parent who sent it.",
        ),
        "vi": (
            "Không tìm thấy ủy quyền này",
            "Có thể ủy quyền đã hết hiệu lực hoặc liên kết dành cho địa chỉ khác. Vui lòng đăng nhập tài khoản có tên đăng nhập là hộp thư đã nhận; nếu có thắc mắc, hãy hỏi phụ huynh đã gửi.",
        ),
        "id": (
            "Pelimpahan ini tidak ditemukan",
            "Mungkin sudah berakhir, atau tautan ditujukan untuk alamat lain. Silakan masuk ke akun yang nama masuknya kotak surat penerima; jika ada pertanyaan, tanyakan kepada orang tua yang mengirimnya.",
        ),
    },
    "contest_not_found": {
        "zh-Hant": (
            "這份申請已無法提出異議",
            "這份申請已有結果、已取消，或與您綁定的孩子無關。請重新整理頁面以查看目前的狀態；如有疑問，請洽學校教務處註冊組。",
        ),
        "en": (
            "You can't object to this application",
            "It was decided or cancelled, or does not concern a child to whom you are bound. Please reload the page; if you have questions, call the school's registry.",
        ),
        "vi": (
            "Không thể phản đối đơn này",
            "Đơn đã có kết quả, đã bị hủy hoặc không liên quan đến học sinh mà bạn liên kết. Vui lòng tải lại trang; nếu có thắc mắc, hãy gọi bộ phận đăng ký học vụ của trường.",
        ),
        "id": (
            "Anda tidak dapat berkeberatan atas pengajuan ini",
            "Pengajuan sudah diputuskan atau dibatalkan, atau tidak menyangkut anak yang tertaut dengan Anda. Silakan muat ulang halaman; jika ada pertanyaan, hubungi bagian registrasi sekolah.",
        ),
    },
    "already_decided": {
        "zh-Hant": (
            "這筆申請已有結果",
            "這筆申請已由他人審核，或已由家長取消，您的決定未被記錄。請重新整理清單以查看目前的狀態。",
        ),
        "en": (
            "This application is already settled",
            "Somebody else has decided it, or it was cancelled, so your decision was not recorded. Please reload the list to see where it stands.",
        ),
        "vi": (
            "Đơn này đã có kết quả",
            "Đơn đã được người khác duyệt hoặc đã bị hủy, nên quyết định của bạn không được ghi lại. Vui lòng tải lại danh sách để xem trạng thái.",
        ),
        "id": (
            "Pengajuan ini sudah selesai diputuskan",
            "Orang lain sudah memutuskan, atau pengajuan telah dibatalkan, sehingga keputusan Anda tidak dicatat. Silakan muat ulang daftar untuk melihat statusnya.",
        ),
    },
    "application_disputed": {
        "zh-Hant": (
            "信箱主人表示沒有提出申請",
            "收到申請通知的人表示這份申請不是本人提出的，因此不能通過。請與家長確認；可以退件或不通過。",
        ),
        "en": (
            "The owner of the contact says they did not apply",
            "Whoever was told of this application says that it was not theirs, so it can't be approved. Please ask the guardian; you may return or reject it.",
        ),
        "vi": (
            "Chủ hộp thư cho biết họ không nộp đơn",
            "Người nhận thông báo cho biết đơn này không phải của họ nên không thể duyệt. Hãy hỏi phụ huynh; bạn có thể trả lại hoặc từ chối.",
        ),
        "id": (
            "Pemilik kontak menyatakan tidak mengajukan",
            "Penerima pemberitahuan menyatakan pengajuan ini bukan miliknya, sehingga tidak dapat disetujui. Tanyakan kepada wali; Anda dapat mengembalikan atau menolaknya.",
        ),
    },
    "dispute_not_found": {
        "zh-Hant": ("沒有待處理的異議", "這項綁定沒有「不是我」的回報，或已經處理。"),
        "en": ("There is nothing to lift", "Nobody says of this binding that it was not them, or it was lifted."),
        "vi": ("Không có gì để gỡ", "Không có báo cáo “không phải tôi” cho liên kết này, hoặc đã được gỡ."),
        "id": ("Tidak ada yang perlu dicabut", "Tidak ada laporan “bukan saya” untuk tautan ini, atau sudah dicabut."),
    },
    "second_person_required": {
        "zh-Hant": (
            "須由另一位人員審核",
            "這筆申請是您在臨櫃登錄的，不能由您自行審核，請由導師或其他有權限的同仁審核。",
        ),
        "en": (
            "Somebody else must decide",
            "You entered this application at the counter, so you can't decide it; please leave it to the homeroom teacher or a colleague.",
        ),
        "vi": (
            "Cần người khác duyệt",
            "Chính bạn đã nhập đơn này tại quầy nên không thể tự duyệt; vui lòng để giáo viên chủ nhiệm hoặc đồng nghiệp duyệt.",
        ),
        "id": (
            "Harus diputuskan orang lain",
            "Anda sendiri yang memasukkan pengajuan ini di loket, jadi tidak dapat memutuskannya; serahkan kepada wali kelas atau rekan Anda.",
        ),
    },
    "version_conflict": {
        "zh-Hant": ("資料已更新", "在您檢視之後，這筆申請已有變動，您的決定未被記錄。請重新載入並確認後再操作。"),
        "en": (
            "The data have changed",
            "This application has changed since you opened it, so your decision was not recorded. Please reload it, check, and try again.",
        ),
        "vi": (
            "Dữ liệu đã thay đổi",
            "Đơn này đã thay đổi sau khi bạn mở, nên quyết định của bạn không được ghi lại. Vui lòng tải lại, kiểm tra rồi thử lại.",
        ),
        "id": (
            "Data telah berubah",
            "Pengajuan ini berubah setelah Anda membukanya, sehingga keputusan Anda tidak dicatat. Silakan muat ulang, periksa, lalu coba lagi.",
        ),
    },
    "reason_required": {
        "zh-Hant": ("請填寫原因", "退件或不通過時須選擇原因；選擇「其他」時，請以文字說明。家長將會看到這項原因。"),
        "en": (
            "A reason is needed",
            "To return or reject an application, choose a reason; for “other”, explain it in words. The guardian will see it.",
        ),
        "vi": (
            "Cần có lý do",
            "Khi trả lại hoặc từ chối đơn, phải chọn lý do; nếu chọn “khác”, hãy giải thích bằng lời. Phụ huynh sẽ thấy lý do này.",
        ),
        "id": (
            "Alasan diperlukan",
            "Untuk mengembalikan atau menolak pengajuan, pilih alasannya; untuk “lainnya”, jelaskan dengan kata-kata. Wali akan melihatnya.",
        ),
    },
    "too_many_decisions": {
        "zh-Hant": ("審核筆數不符", "每次可審核 1 至 25 筆。請調整選取的筆數後分次送出。"),
        "en": (
            "The number of decisions is not allowed",
            "1 to 25 applications can be decided at once. Please change your selection and send it in parts.",
        ),
        "vi": (
            "Số đơn duyệt không phù hợp",
            "Mỗi lần có thể duyệt 1 đến 25 đơn. Vui lòng điều chỉnh lựa chọn và gửi từng phần.",
        ),
        "id": (
            "Jumlah keputusan tidak sesuai",
            "Sekali kirim dapat memutuskan 1 sampai 25 pengajuan. Silakan sesuaikan pilihan dan kirim bertahap.",
        ),
    },
    "duplicate_binding": {
        "zh-Hant": (
            "同一筆申請重複出現",
            "同一筆申請在這次審核中出現兩次以上，未作任何變更。請每筆只選擇一次後再送出。",
        ),
        "en": (
            "An application is listed twice",
            "The same application appears more than once among these decisions, and nothing was changed. Please choose each one once, then send.",
        ),
        "vi": (
            "Một đơn bị trùng",
            "Cùng một đơn xuất hiện nhiều lần trong lần duyệt này và chưa có gì thay đổi. Vui lòng chọn mỗi đơn một lần rồi gửi.",
        ),
        "id": (
            "Satu pengajuan tercantum ganda",
            "Pengajuan yang sama muncul lebih dari sekali dalam keputusan ini dan tidak ada yang berubah. Silakan pilih masing-masing sekali, lalu kirim.",
        ),
    },
}
