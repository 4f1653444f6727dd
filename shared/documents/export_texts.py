# ruff: noqa: E501 - one line a language, so that translations can be compared line by line
"""Why each part of what is held on a guardian is held, on what ground, and for how long. A plain literal: it loads fast."""

from collections.abc import Mapping
from typing import Final

PURPOSE: Final = "purpose"
LEGAL_BASIS: Final = "legal_basis"
RETENTION: Final = "retention"

TEXTS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "account": {
        PURPOSE: {
            "zh-Hant": "讓您登入親子帳號，並以您的姓名與聯絡方式與您聯繫。",
            "en": "To let you sign in, and to reach you by your name and contacts.",
            "vi": "Để bạn đăng nhập và để liên hệ với bạn theo tên và cách liên lạc của bạn.",
            "id": "Agar Anda dapat masuk, dan agar kami dapat menghubungi Anda.",
        },
        LEGAL_BASIS: {
            "zh-Hant": "個人資料保護法第 15 條第 1 款（執行法定職務必要範圍內）及第 2 款（經當事人同意）。",
            "en": "Personal Data Protection Act, article 15, items 1 (tasks by law) and 2 (your consent).",
            "vi": "Luật Bảo vệ dữ liệu cá nhân, Điều 15, khoản 1 (nhiệm vụ theo luật) và khoản 2 (sự đồng ý của bạn).",
            "id": "Undang-Undang Pelindungan Data Pribadi, pasal 15 butir 1 (tugas menurut hukum) dan 2 (persetujuan Anda).",
        },
        RETENTION: {
            "zh-Hant": "至您關閉帳號為止；關閉後刪除。",
            "en": "Until you close the account; then they are deleted.",
            "vi": "Cho đến khi bạn đóng tài khoản; sau đó bị xóa.",
            "id": "Sampai Anda menutup akun; setelah itu dihapus.",
        },
    },
    "contacts": {
        PURPOSE: {
            "zh-Hant": "以驗證碼確認聯絡方式確為您所有，並限制嘗試次數以防冒用。",
            "en": "To prove by codes that a contact is yours, and to limit tries against misuse.",
            "vi": "Để xác minh bằng mã rằng liên lạc là của bạn, và giới hạn số lần thử nhằm chống lạm dụng.",
            "id": "Untuk membuktikan dengan kode bahwa kontak itu milik Anda, dan membatasi percobaan agar tidak disalahgunakan.",
        },
        LEGAL_BASIS: {
            "zh-Hant": "個人資料保護法第 15 條第 1 款及第 18 條（安全維護）。",
            "en": "Personal Data Protection Act, article 15, item 1, and article 18 (security).",
            "vi": "Luật Bảo vệ dữ liệu cá nhân, Điều 15, khoản 1, và Điều 18 (an ninh).",
            "id": "Undang-Undang Pelindungan Data Pribadi, pasal 15 butir 1, dan pasal 18 (keamanan).",
        },
        RETENTION: {
            "zh-Hant": "時間紀錄於下次索取或輸入時更新；聯絡方式之變更紀錄保留至可復原期滿後數日。",
            "en": "The times until newer ones replace them; changes of contacts until some days after they can no longer be undone.",
            "vi": "Các thời điểm cho đến khi có thời điểm mới thay thế; thay đổi liên lạc cho đến vài ngày sau khi hết hạn hoàn tác.",
            "id": "Waktu disimpan sampai digantikan yang baru; perubahan kontak sampai beberapa hari setelah tak dapat dibatalkan.",
        },
    },
    "bindings": {
        PURPOSE: {
            "zh-Hant": "記錄您與學生的關係及其審核結果，供學校服務查核。證號僅顯示部分數碼，以防登入遭盜用；您可依第 10 條出示身分證明，向教育局請求閱覽完整證號。",
            "en": "To record how you stand to a student and what was decided, for the services of schools. The ID number is shown in part, lest a stolen sign-in give it away; under article 10, the Department of Education shows it in full to you on proof of who you are.",
            "vi": "Để ghi nhận quan hệ của bạn với học sinh và kết quả xét duyệt, phục vụ các dịch vụ của trường. Số giấy tờ chỉ hiển thị một phần, phòng khi phiên đăng nhập bị đánh cắp; theo Điều 10, bạn có thể xuất trình giấy tờ tùy thân tại Sở Giáo dục để xem đầy đủ.",
            "id": "Untuk mencatat hubungan Anda dengan siswa dan keputusannya, bagi layanan sekolah. Nomor identitas ditampilkan sebagian, agar tidak bocor bila sesi masuk dicuri; menurut pasal 10, Dinas Pendidikan menunjukkannya lengkap kepada Anda dengan bukti identitas.",
        },
        LEGAL_BASIS: {
            "zh-Hant": "個人資料保護法第 15 條第 1 款及第 2 款。",
            "en": "Personal Data Protection Act, article 15, items 1 and 2.",
            "vi": "Luật Bảo vệ dữ liệu cá nhân, Điều 15, khoản 1 và 2.",
            "id": "Undang-Undang Pelindungan Data Pribadi, pasal 15 butir 1 dan 2.",
        },
        RETENTION: {
            "zh-Hant": "綁定期間；結束後保存歷程，以利日後查證。",
            "en": "For as long as the binding stands; afterwards its history, so that it can be accounted for.",
            "vi": "Trong thời gian liên kết; sau đó lưu lịch sử để có thể đối chiếu.",
            "id": "Selama penautan berlaku; setelah itu riwayatnya, agar dapat dipertanggungjawabkan.",
        },
    },
    "applications": {
        PURPOSE: {
            "zh-Hant": "保存您簽署的申請與同意，作為證明。",
            "en": "To keep what you signed and agreed to, as proof.",
            "vi": "Để lưu điều bạn đã ký và đồng ý, làm bằng chứng.",
            "id": "Untuk menyimpan apa yang Anda tandatangani dan setujui, sebagai bukti.",
        },
        LEGAL_BASIS: {
            "zh-Hant": "個人資料保護法第 15 條第 2 款、電子簽章法第 4 條。",
            "en": "Personal Data Protection Act, article 15, item 2; Electronic Signatures Act, article 4.",
            "vi": "Luật Bảo vệ dữ liệu cá nhân, Điều 15, khoản 2; Luật Chữ ký điện tử, Điều 4.",
            "id": "Undang-Undang Pelindungan Data Pribadi, pasal 15 butir 2; Undang-Undang Tanda Tangan Elektronik, pasal 4.",
        },
        RETENTION: {
            "zh-Hant": "依同意聲明所載期間保存，期滿自動刪除。",
            "en": "For the time that the consent statement names; then deleted by itself.",
            "vi": "Theo thời hạn ghi trong bản tuyên bố đồng ý; hết hạn thì tự động xóa.",
            "id": "Selama waktu yang disebut pernyataan persetujuan; lalu dihapus dengan sendirinya.",
        },
    },
    "delegations": {
        PURPOSE: {
            "zh-Hant": "讓您委託的人（或您受託）於約定事項為學生辦理。",
            "en": "To let whom you chose, or you for somebody, act for a student in the matters agreed.",
            "vi": "Để người bạn ủy quyền, hoặc bạn theo ủy quyền, làm việc cho học sinh trong các việc đã thỏa thuận.",
            "id": "Agar orang yang Anda kuasakan, atau Anda sebagai kuasa, bertindak bagi siswa dalam hal yang disepakati.",
        },
        LEGAL_BASIS: {
            "zh-Hant": "個人資料保護法第 15 條第 2 款。",
            "en": "Personal Data Protection Act, article 15, item 2.",
            "vi": "Luật Bảo vệ dữ liệu cá nhân, Điều 15, khoản 2.",
            "id": "Undang-Undang Pelindungan Data Pribadi, pasal 15 butir 2.",
        },
        RETENTION: {
            "zh-Hant": "至期滿或終止後一段時間自動刪除。",
            "en": "Until some time after they end; then deleted by themselves.",
            "vi": "Đến một thời gian sau khi kết thúc; sau đó tự động xóa.",
            "id": "Sampai beberapa waktu setelah berakhir; lalu dihapus dengan sendirinya.",
        },
    },
    "services": {
        PURPOSE: {
            "zh-Hant": "依您的同意，讓校園服務查詢您的子女與綁定。",
            "en": "To let services of schools ask about your children and bindings, as you allowed.",
            "vi": "Để các dịch vụ của trường hỏi về con và liên kết của bạn, theo sự cho phép của bạn.",
            "id": "Agar layanan sekolah dapat menanyakan anak dan penautan Anda, sesuai izin Anda.",
        },
        LEGAL_BASIS: {
            "zh-Hant": "個人資料保護法第 15 條第 2 款及第 16 條第 7 款（經當事人同意）。",
            "en": "Personal Data Protection Act, article 15, item 2, and article 16, item 7 (your consent).",
            "vi": "Luật Bảo vệ dữ liệu cá nhân, Điều 15, khoản 2, và Điều 16, khoản 7 (sự đồng ý của bạn).",
            "id": "Undang-Undang Pelindungan Data Pribadi, pasal 15 butir 2, dan pasal 16 butir 7 (persetujuan Anda).",
        },
        RETENTION: {
            "zh-Hant": "至您關閉帳號為止；撤回後保留撤回的紀錄。",
            "en": "Until you close the account; of what you revoked, that you did.",
            "vi": "Cho đến khi bạn đóng tài khoản; với dịch vụ đã thu hồi, lưu việc thu hồi.",
            "id": "Sampai Anda menutup akun; untuk yang Anda cabut, catatan pencabutannya.",
        },
    },
    "messages": {
        PURPOSE: {
            "zh-Hant": "避免同一通知重複寄送。內容不留存。",
            "en": "To send no message twice. Their words are not kept.",
            "vi": "Để không gửi một thông báo hai lần. Nội dung không được lưu.",
            "id": "Agar tidak ada pesan terkirim dua kali. Isinya tidak disimpan.",
        },
        LEGAL_BASIS: {
            "zh-Hant": "個人資料保護法第 15 條第 1 款。",
            "en": "Personal Data Protection Act, article 15, item 1.",
            "vi": "Luật Bảo vệ dữ liệu cá nhân, Điều 15, khoản 1.",
            "id": "Undang-Undang Pelindungan Data Pribadi, pasal 15 butir 1.",
        },
        RETENTION: {"zh-Hant": "14 天。", "en": "14 days.", "vi": "14 ngày.", "id": "14 hari."},
    },
    "sign_ins": {
        PURPOSE: {
            "zh-Hant": "讓您保持登入，並能在所有裝置登出。",
            "en": "To keep you signed in, and to let you sign out everywhere.",
            "vi": "Để bạn duy trì đăng nhập và có thể đăng xuất khỏi mọi thiết bị.",
            "id": "Agar Anda tetap masuk, dan dapat keluar dari semua perangkat.",
        },
        LEGAL_BASIS: {
            "zh-Hant": "個人資料保護法第 15 條第 1 款及第 18 條。",
            "en": "Personal Data Protection Act, article 15, item 1, and article 18.",
            "vi": "Luật Bảo vệ dữ liệu cá nhân, Điều 15, khoản 1, và Điều 18.",
            "id": "Undang-Undang Pelindungan Data Pribadi, pasal 15 butir 1, dan pasal 18.",
        },
        RETENTION: {
            "zh-Hant": "登入後一天。",
            "en": "A day from the sign-in.",
            "vi": "Một ngày kể từ khi đăng nhập.",
            "id": "Satu hari sejak masuk.",
        },
    },
}
