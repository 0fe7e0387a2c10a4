"""Web pages."""

from .making import document, tables, texts

PAGE = """<!doctype html>
<html><head><title>Quyết định 1</title><script>var a = "Điều 9. Không phải";</script></head><body>
<header><div class="top-menu"><a href="/">Trang chủ</a> <a href="/b">Văn bản</a> <a href="c">Dịch vụ</a></div></header>
<div id="wrap">
 <div class="breadcrumb"><a href="1">Trang chủ</a> › <a href="2">Văn bản</a></div>
 <div class="content">
  <table><tr><td><p>UBND TỈNH X</p></td><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>Độc lập - Tự do</p></td></tr>
   <tr><td>Số: 1/QĐ-UBND</td><td>X, ngày 1 tháng 2 năm 2025</td></tr></table>
  <p>Căn cứ <a href="l">Luật Bảo hiểm xã hội</a>;</p>
  <p><b>Điều 1.</b>
   Phạm&nbsp;vi</p><p>1. Sở Y tế<br/>chủ trì.</p>
  <ol type="a" start="3"><li>Một việc</li><li>Hai việc</li></ol>
  <ul><li>Ba việc</li></ul>
  <table border="1"><tr><th>TT</th><th>Nhiệm vụ</th><th>Chủ trì</th></tr>
   <tr><td rowspan="2">1</td><td>Việc A</td><td><p>Sở Y tế</p><p>Sở Nội vụ</p></td></tr>
   <tr><td>Việc B</td><td>Sở Tài chính</td></tr>
   <tr><td colspan="3">Hết</td></tr></table>
  <p style="display: none">ẩn</p>
  <p>Nơi nhận:</p><ul><li>Như Điều 2;</li></ul>
 </div>
 <aside><h3>Văn bản liên quan</h3>
  <ul><li><a href="1">Quyết định 2</a></li><li><a href="1">Quyết định 3</a></li></ul></aside>
</div>
<footer>Bản quyền thuộc Công ty Y. Điện thoại 0123</footer></body></html>"""


def test_the_text_without_what_stands_around_it(tmp_path):
    found = document(tmp_path, "a.html", PAGE)
    assert texts(found) == [
        "UBND TỈNH X",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do",
        "Số: 1/QĐ-UBND",
        "X, ngày 1 tháng 2 năm 2025",
        "Căn cứ Luật Bảo hiểm xã hội;",
        "Điều 1. Phạm vi",
        "1. Sở Y tế",
        "chủ trì.",
        "c. Một việc",
        "d. Hai việc",
        "- Ba việc",
        "Nơi nhận:",
        "- Như Điều 2;",
    ]
    assert tables(found) == [
        (
            ("TT", "Nhiệm vụ", "Chủ trì"),
            ("1", "Việc A", "Sở Y tế\nSở Nội vụ"),
            ("1", "Việc B", "Sở Tài chính"),
            ("Hết", "Hết", "Hết"),
        )
    ]
    assert found.whole
    numbers = [block.number for block in found.blocks]
    assert numbers == sorted(set(numbers))


def test_a_page_is_known_by_its_content(tmp_path):
    assert texts(document(tmp_path, "a.txt", PAGE)) == texts(document(tmp_path, "a.html", PAGE))


def test_a_footer_that_has_the_text_is_kept(tmp_path):
    page = (
        "<html><body><header>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</header><p>Điều 1. Một</p><footer>Nơi nhận: Sở</footer>"
    )
    assert texts(document(tmp_path, "a.html", page)) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Điều 1. Một",
        "Nơi nhận: Sở",
    ]


def test_an_annex_beside_the_decision_is_kept(tmp_path):
    one = "".join(f"<p>{n}. Sở Y tế chủ trì, phối hợp với các cơ quan thực hiện việc này.</p>" for n in range(40))
    annex = "<div id='b'><p>Điều 1. Phạm vi</p><p>cuối</p></div>"
    page = f"<body><div><div id='a'><p>Điều 1. Ban hành</p>{one}</div>{annex}</div>"
    assert texts(document(tmp_path, "a.html", page))[-2:] == ["Điều 1. Phạm vi", "cuối"]


def test_a_page_of_an_old_font(tmp_path):
    page = "<html><meta charset='windows-1252'><body><p>Céng hßa x· héi chñ nghÜa ViÖt Nam</p><p>§iÒu 1. Ph¹m vi</p>"
    assert texts(document(tmp_path, "a.htm", page.encode("cp1252"))) == [
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "Điều 1. Phạm vi",
    ]


def test_deep_and_broken_pages(tmp_path):
    assert texts(document(tmp_path, "a.html", "<html><p>Điều 1<div><b>Sở</i></td>&#x110;")) == ["Điều 1", "SởĐ"]
