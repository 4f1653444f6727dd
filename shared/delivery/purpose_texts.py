"""What a code is for, as its message says it. A plain literal: it loads fast."""

from collections.abc import Mapping

TEXTS: Mapping[str, Mapping[str, str]] = {
    "session": {"zh-Hant": "申請與查詢", "en": "application", "vi": "đơn", "id": "pengajuan"},
    "login_email": {"zh-Hant": "確認信箱", "en": "mailbox", "vi": "hộp thư", "id": "kotak surat"},
    "password": {"zh-Hant": "設定密碼", "en": "set a password", "vi": "đặt mật khẩu", "id": "buat kata sandi"},
    "change_from": {"zh-Hant": "變更帳號資料", "en": "change my account", "vi": "đổi tài khoản", "id": "ubah akun"},
    "change_to": {"zh-Hant": "新的聯絡方式", "en": "new contact", "vi": "liên lạc mới", "id": "kontak baru"},
    "account_closure": {"zh-Hant": "關閉帳號", "en": "close my account", "vi": "đóng tài khoản", "id": "tutup akun"},
    "merge": {"zh-Hant": "合併帳號", "en": "merge accounts", "vi": "gộp tài khoản", "id": "gabung akun"},
}
