"""What each code of ``shared.domain.reasons`` says to a guardian. A plain literal: it loads fast."""

from collections.abc import Mapping

# Introduces the words that the teacher adds.
WORDS: Mapping[str, str] = {
    "zh-Hant": "導師說明：{words}",
    "en": "The teacher's note: {words}",
    "vi": "Ghi chú của giáo viên: {words}",
    "id": "Catatan wali kelas: {words}",
}

TEXTS: Mapping[str, Mapping[str, str]] = {
    "relationship_unclear": {
        "zh-Hant": "與學生的關係不明確，請重新選擇，必要時加以說明。",
        "en": "The relationship to the student is not clear; please choose it again and explain it if needed.",
        "vi": "Quan hệ với học sinh chưa rõ; vui lòng chọn lại và giải thích nếu cần.",
        "id": "Hubungan dengan siswa belum jelas; silakan pilih kembali dan jelaskan bila perlu.",
    },
    "name_differs": {
        "zh-Hant": "家長姓名與學校的資料不同，請依證件填寫。",
        "en": "The guardian's name differs from the school's records; please enter it as on the ID.",
        "vi": "Họ tên phụ huynh khác với hồ sơ của trường; vui lòng điền như trên giấy tờ.",
        "id": "Nama wali berbeda dari data sekolah; silakan isi sesuai identitas.",
    },
    "signature_unreadable": {
        "zh-Hant": "簽名無法辨識，請重新簽名，或改以輸入姓名的方式簽署。",
        "en": "The signature can't be read; please sign again, or sign by typing your name.",
        "vi": "Không đọc được chữ ký; vui lòng ký lại hoặc ký bằng cách nhập họ tên.",
        "id": "Tanda tangan tidak terbaca; silakan tanda tangani kembali, atau ketik nama Anda.",
    },
    "contact_wrong": {
        "zh-Hant": "聯絡資料有誤，請核對電子信箱與行動電話後重新填寫。",
        "en": "The contact data are wrong; please check the e-mail address and mobile number and enter them again.",
        "vi": "Thông tin liên lạc không đúng; vui lòng kiểm tra email và số di động rồi điền lại.",
        "id": "Data kontak tidak benar; silakan periksa email dan nomor ponsel, lalu isi kembali.",
    },
    "return_other": {
        "zh-Hant": "其他原因，請見導師說明。",
        "en": "Another reason; please see the teacher's note.",
        "vi": "Lý do khác; vui lòng xem ghi chú của giáo viên.",
        "id": "Alasan lain; silakan lihat catatan wali kelas.",
    },
    "not_guardian": {
        "zh-Hant": "依學校資料，申請人不是這位學生的家長或監護人。",
        "en": "By the school's records, the applicant is not a parent or guardian of this student.",
        "vi": "Theo hồ sơ của trường, người nộp đơn không phải cha mẹ hoặc người giám hộ của học sinh này.",
        "id": "Menurut data sekolah, pemohon bukan orang tua atau wali siswa ini.",
    },
    "not_in_class": {
        "zh-Hant": "這位學生不在本班，請洽學校教務處註冊組確認。",
        "en": "This student is not in this class; please check with the school's registry.",
        "vi": "Học sinh này không thuộc lớp này; vui lòng xác nhận với bộ phận đăng ký học vụ của trường.",
        "id": "Siswa ini tidak berada di kelas ini; silakan pastikan ke bagian registrasi sekolah.",
    },
    "duplicate": {
        "zh-Hant": "這份申請與另一份申請重複，不需要重複辦理。",
        "en": "This application repeats another one; a second one is not needed.",
        "vi": "Đơn này trùng với một đơn khác, không cần nộp thêm.",
        "id": "Pengajuan ini sama dengan pengajuan lain; tidak perlu diajukan dua kali.",
    },
    "reject_other": {
        "zh-Hant": "其他原因，請見導師說明。",
        "en": "Another reason; please see the teacher's note.",
        "vi": "Lý do khác; vui lòng xem ghi chú của giáo viên.",
        "id": "Alasan lain; silakan lihat catatan wali kelas.",
    },
    "left_city": {
        "zh-Hant": "這位學生已不在本市學校就讀；日後回到本市學校，已通過的綁定會自動恢復。",
        "en": "The student has left the city's schools; should they come back, an approved binding comes back too.",
        "vi": "Học sinh không còn học ở trường của thành phố; nếu trở lại, liên kết đã duyệt sẽ tự khôi phục.",
        "id": "Siswa tidak lagi bersekolah di kota ini; jika kembali, penautan yang disetujui akan pulih sendiri.",
    },
    "ended_of_age": {
        "zh-Hant": "這位學生已成年，並自行結束這項綁定。",
        "en": "The student is of age and has ended this binding.",
        "vi": "Học sinh đã đủ tuổi thành niên và đã tự kết thúc liên kết này.",
        "id": "Siswa sudah dewasa dan telah mengakhiri tautan ini.",
    },
    "barred": {
        "zh-Hant": "學校已結束這項綁定；如有疑問，請洽學校教務處註冊組。",
        "en": "The school has ended this; if you have questions, please ask the school's registry.",
        "vi": "Nhà trường đã kết thúc liên kết này; nếu có thắc mắc, hãy liên hệ bộ phận đăng ký học vụ của trường.",
        "id": "Sekolah telah mengakhiri tautan ini; bila ada pertanyaan, silakan hubungi bagian registrasi sekolah.",
    },
    "unbound_by_guardian": {
        "zh-Hant": "家長已自行解除與這位學生的綁定；日後可重新申請。",
        "en": "The guardian has unbound this student; a new application can be made at any time.",
        "vi": "Phụ huynh đã tự hủy liên kết với học sinh này; có thể nộp đơn mới bất cứ lúc nào.",
        "id": "Wali telah melepas tautan dengan siswa ini; pengajuan baru dapat dibuat kapan saja.",
    },
    "account_closed": {
        "zh-Hant": "家長已關閉親子帳號，帳號的綁定隨之結束；日後可重新申請。",
        "en": "The guardian has closed the account, and its bindings end with it; a new application can be made.",
        "vi": "Phụ huynh đã đóng tài khoản, các liên kết của tài khoản kết thúc theo; có thể nộp đơn mới.",
        "id": "Wali telah menutup akun, dan tautannya berakhir bersamanya; pengajuan baru dapat dibuat.",
    },
}
