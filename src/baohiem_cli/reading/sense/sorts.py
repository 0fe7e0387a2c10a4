"""The words by which a body's sort is known, those that go on with its name, and those that end it."""

from __future__ import annotations

import re

_DEPARTMENT = (
    r"(?:y te|noi vu|tu phap|tai chinh|cong thuong|xay dung|ngoai vu|du lich|nong nghiep va moi truong"
    r"|nong nghiep va (?:phat trien nong thon|ptnt)"
    r"|nong nghiep|tai nguyen va moi truong|tai nguyen - moi truong|giao thong ?-? ?van tai"
    r"|ke hoach va dau tu|ke hoach - dau tu|khoa hoc va cong nghe"
    r"|khoa hoc - cong nghe|giao duc va dao tao|giao duc - dao tao|thong tin va truyen thong"
    r"|lao dong ?[-,]? ?thuong binh ?(?:va|-) ?xa hoi|quoc phong|cong an"
    r"|van hoa(?:,| -)? the thao(?:,| va| -) du lich|van hoa(?:,| va| -) the thao|van hoa(?:,| va) thong tin"
    r"|quy hoach ?-? ?kien truc|dan toc(?: va)? ton giao"
    r"|kh&cn|khcn|kh&dt|khdt|gd&dt|gddt|gd-dt|ldtbxh|ldtb&xh|ldtb-xh|ld ?- ?tbxh|ld-tb&xh|ld-tb-xh|tt&tt"
    r"|tttt|tn&mt|tnmt|nn&ptnt|nnptnt|nn&mt|nnmt|vhttdl"
    r"|vhtt&dl|vh,tt&dl|vh,? tt va dl|vhtt|gtvt|nv|tc|tp|ct|xd|yt)"
)
AREA = r"(?:tinh|thanh pho|tp|huyen|thi xa|thi tran|quan|xa|phuong|dac khu)"
_AREAS = (
    rf"(?:(?:cac |cap )?{AREA}(?:(?:, ?| va |/| hoac | cac )(?:cac )?{AREA}\b)*|cac cap|cung cap|dong cap"
    rf"|cap co so|cap)(?: truc thuoc (?:trung uong|tinh)| thuoc tinh| trong tinh| tren dia ban(?: tinh)?)?"
)
_COLLECTIVE = (
    r"(?:so|ban(?! (?:chi|quan|ql|to chuc|tuyen|dan))|nganh|co quan|don vi|dia phuong|to chuc|ca nhan|doan the"
    r"|hoi(?! (?:nong|lien|cuu|chu))|cap|huyen|thanh pho|thi xa|thi tran|xa|phuong|dac khu|doanh nghiep|bo|phong"
    r"|hiep hoi|hoi quan chung|hop tac xa|nha truong|truong(?: hoc)?(?! (?:hop|ban|phong))|co so giao duc"
    r"|benh vien"
    r"|to chuc (?:chinh tri ?-? ?xa hoi|xa hoi|doan the|hoi)"
    r"|co quan ngang bo|co quan thuoc chinh phu|mat tran(?! to quoc)|co quan chuyen mon|don vi su nghiep)"
)
_WHICH = (
    r"(?: (?:co )?lien quan(?: khac)?(?: cua tinh| tren dia ban(?: tinh)?)?| cap (?:tinh|huyen|xa|tren|duoi)"
    r"| cung cap| dong cap| cua (?:tinh|dia phuong|huyen|xa)| tinh| thuoc tinh| trung uong"
    r"| chuc nang| chuyen mon| dia phuong| o dia phuong| thuoc (?:uy ban nhan dan|ubnd) (?:tinh|cap \w+"
    r"|huyen|xa)| thuoc ubnd tinh| khac"
    r"| lien nganh| chu quan| duoc giao(?: nhiem vu"
    r"| chu tri)*| truc thuoc(?: tinh)?"
    r"| tren dia ban(?: tinh| huyen| xa)?| nha nuoc| quan ly nha nuoc| co tham quyen| dang| hanh chinh"
    r"| trong tinh| tu | nha)*"
)
_SURE = (
    rf"(?:thanh tra )?so {_DEPARTMENT}\b(?! [A-Z])(?: tinh)?",
    rf"bo {_DEPARTMENT}\b",
    r"bo (?:chi huy (?:quan su|bo doi bien phong)|tu lenh)(?: tinh| thanh pho)?",
    rf"(?:van phong |thuong truc )?(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)(?: va (?:uy ban nhan dan"
    rf"|ubnd))? {_AREAS}",
    r"(?:van phong )?(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)(?! \w+ (?:xa|phuong))",
    rf"(?:co quan )?(?:bao hiem xa hoi|bhxh)(?: viet nam| khu vuc| co so| {_AREAS})",
    r"co quan (?:bao hiem xa hoi|bhxh)",
    r"(?:uy ban )?(?:mat tran to quoc|mttq)(?: viet nam)?(?: (?:tinh|thanh pho|cac cap|cap \w+|huyen"
    r"|xa))?(?: va cac (?:to chuc (?:chinh tri ?-? ?xa hoi|doan the)|doan the)(?: tinh| cap tinh| cap xa"
    r"| cung cap| cac cap)?)?",
    r"uy ban mttq(?: viet nam)?(?: (?:tinh|thanh pho|cac cap"
    r"|cap \w+))?(?: va cac to chuc chinh tri ?-? ?xa hoi(?: tinh| cap tinh| cung cap)?)?",
    rf"cong an (?:{_AREAS}|nhan dan)",
    rf"(?:thanh tra|buu dien|kho bac nha nuoc|vien kiem sat nhan dan|toa an nhan dan|cuc thue|thue"
    rf"|cuc thong ke|cuc hai quan|lien doan lao dong|ldld|hoi (?:nong dan|cuu chien binh|lien hiep phu nu"
    rf"|lhpn|phu nu|chu thap do|nguoi cao tuoi)|doan (?:thanh nien(?: cong san)?"
    rf"|tncs)(?: cong san)?(?: ho chi minh)?|lien minh (?:cac )?hop tac xa|hiep hoi doanh nghiep"
    rf"|quy bao ve va phat trien rung|bao(?= tinh)|dai phat thanh,?(?: va| -)? truyen hinh) {_AREAS}",
    r"(?:tong )?(?:lien doan lao dong|ldld)(?: viet nam)?|tinh doan|thanh doan|cong thong tin dien tu(?: tinh)?",
    r"(?:ban (?:tuyen giao|dan van|to chuc|noi chinh|tuyen giao va dan van)|uy ban kiem tra"
    r"|van phong) (?:tinh uy|thanh uy|trung uong)|(?:ban (?:thuong vu|can su dang) )?(?:tinh uy|thanh uy)"
    r"|ban can su dang",
    r"(?:thu tuong )?chinh phu|thu tuong(?: chinh phu)?|quoc hoi|van phong chinh phu"
    r"|ngan hang nha nuoc(?: viet nam)?(?: chi nhanh(?: tinh)?| khu vuc)?",
    r"(?:pho )?truong ban(?: thuong truc)?(?: chi dao)?|(?:cac )?(?:thanh vien"
    r"|uy vien(?: thuong truc)?) ban chi dao|van phong ban chi dao|uy vien thuong truc",
    rf"(?:thu truong |lanh dao |nguoi dung dau |giam doc )?(?:cac |moi |tung |cap cac "
    rf"|nhung )+(?:{_COLLECTIVE})(?:(?:, ?(?:va )?| va | hoac |; ?)(?:cac "
    rf"|moi )?{_COLLECTIVE}\b(?! {_DEPARTMENT}\b))*{_WHICH}",
    rf"(?:thu truong )?(?:co quan|don vi|dia phuong)(?:, (?:co quan|don vi|to chuc|dia phuong|ca nhan)"
    rf"| va (?:don vi|dia phuong)){{1,4}}{_WHICH}",
    r"(?:cac )?(?:co quan|don vi|to chuc|dia phuong) (?:duoc giao(?: nhiem vu| chu tri| phu trach)*"
    r"|(?:chu tri|phoi hop)(?! (?:voi|thuc|trong|to|xay)|,)(?: giai quyet| soan thao)?|thuong truc"
    r"|tiep nhan(?: don, thu)|dau moi|cap tren(?: co tham quyen)?|co tham quyen)",
    r"hai ben|moi ben|cac ben|hai (?:nganh|co quan)|lanh dao (?:hai|2) (?:ben|co quan|nganh)",
    rf"so(?:, ban)?, nganh{_WHICH}|cap uy(?:, chinh quyen)?(?: cac cap)?|(?:dang|huyen) uy(?: xa| phuong"
    rf"| cap xa| cap co so)?",
    r"bo phan (?:tiep nhan va tra ket qua|mot cua)(?: cap \w+)?",
    r"(?:cac )?nguoi su dung lao dong|chu dau tu|(?:can bo, )?cong chuc, vien chuc",
)
_POSTS = (
    r"(?:giam doc|pho giam doc|tong giam doc|chu tich|pho chu tich|thu truong|chanh van phong|chanh thanh tra"
    r"|truong|cuc truong|bi thu|lanh dao|nguoi dung dau|hieu truong|truong phong"
    r"|chu nhiem|pho chu nhiem"
    r"|truong ban|doan chu tich)"
)
SURE_NAME = re.compile(
    rf"(?:(?:dong chi |ong |ba )?(?:{_POSTS}(?:, (?:pho )?{_POSTS})*:? )*(?:{'|'.join(_SURE)}))\b(?![-&]\w)"
)
CHIEF = re.compile(rf"{_POSTS}:? (?=\w)")

HEADS = re.compile(
    r"(?:cac |moi |tung |nhung )*(?:trung tam|tram y te|ban quan ly|ban ql|ban chi dao|ban chi huy|ban to chuc"
    r"|van phong|chi nhanh|chi cuc|tong cuc|hiep hoi|lien minh|lien hiep|lien doan|cong ty|tong cong ty"
    r"|ngan hang"
    r"|kho bac|hoi dong|co quan|don vi|bo phan|cong chuc|vien chuc|can bo|doanh nghiep|co so|benh vien"
    r"|cong doan|uy vien|thanh vien|uy ban|nha truong|hop tac xa|to cong tac|to giup viec|doan kiem tra"
    r"|nha thau|chu rung|chu tau|buu dien|toa an|vien kiem sat|dia phuong|to chuc(?=, ca nhan)|quy (?:bao"
    r"|dau|phat|ho)|pho truong ban|truong ban|don vi|truong (?:dai|cao|trung|tieu|mam|chinh)|truong thon"
    r"|thanh nien"
    r"|benh vien|chu ho|hoi nguoi|hoi nong)\b"
)
PROPER_HEADS = re.compile(
    r"(?:bao hiem xa hoi|so|bo(?! (?:may|tri|sung|phan|tieu|luat|thu|cau))|ban(?! (?:hanh|dau|giao|sao|chat"
    r"|ve|be|do|an))|hoi(?! (?:nghi|thao|hop|nhap|y|dam|cho|phi))|doan(?! (?:ket|vien))|bao(?! (?:cao|ve|dam"
    r"|tri|gom|hiem|hanh|ton|quan|mat))"
    r"|dai(?! (?:dien|hoi|han))|vien(?! (?:chuc|tro))|truong(?! (?:hop|thanh))|phong(?! (?:chong|ngua|trao"
    r"|cach))|cuc|vu(?! (?:viec|an))|chi doan|to(?! (?:chuc|trinh|khai|giac))|doi|mat tran|quy(?! (?:dinh"
    r"|che|trinh|hoach|mo|dat))|thanh tra|cong an|thue|cong thong tin)\b"
)
ENDS = re.compile(
    r"(?:chu tri|phoi hop|tham muu|to chuc|bao cao|tong hop|huong dan|chi dao|xay dung|ban hanh|thuc hien"
    r"|trien khai|co trach nhiem|chiu trach nhiem|trach nhiem|co nhiem vu|(?<!giao )nhiem vu|co van ban"
    r"|co y kien|co ke hoach"
    r"|tiep nhan|kiem tra|thanh tra|giam sat|theo doi|don doc|cung cap (?!nhan)|thong bao|thong tin|gui"
    r"|trinh|de xuat|kien nghi|quyet dinh|phe duyet|ra soat|thong ke|danh gia|tang cuong|day manh|phai"
    r"|duoc(?! giao)|can cu|can|chu dong"
    r"|thuong xuyen|kip thoi|dinh ky|hang nam|hang quy|hang thang|truoc|sau|khi|de|theo"
    r"|ve(?! sinh| tinh(?! hinh| trang))"
    r"|tai|cho|voi|thi|la|do|den|gom|bao gom|giai quyet|xem xet|cu|lap|dua|tham gia|ho tro|tuyen truyen"
    r"|van dong|pho bien"
    r"|tap huan|dao tao|bo tri|can doi|thu|chi tra|nop|luu|cong khai|niem yet|phan cong|giao|uy quyen"
    r"|dieu hanh|giup|lam|tiep tuc|nghien cuu|dam bao|bao dam|trao doi|thong nhat|chuan bi|(?<!dang )ky"
    r"|so ket|tong ket|hop(?! tac)|thanh lap"
    r"|cu the hoa|quan triet|yeu cau|de nghi|neu|hoac|cung(?! cap)|co the|khong|da|dang|se|phan anh"
    r"|tham dinh|tham gia|xac nhan|xu ly|chuyen|cap nhat|chap hanh|nghiem tuc|van hanh|khai thac|duy tri"
    r"|quan tam|tao dieu kien"
    r"|co giai phap|dang tai|phat hanh|khao sat|kiem soat|lua chon|xac dinh|dinh huong|lam viec|tap trung|gop y"
    r"|va (?:chi dao|bao cao|to chuc|thuc hien|trien khai|cac|uy ban|ubnd|so|gui|huong dan|kiem tra"
    r"|theo doi)|noi|co (?:lien|van|bien|ke|giai)"
    r"|neu tai|quy dinh|tren co so|trong|tu|lay|vao|qua|bang|nham|tren dia ban|xin|moi|noi dung|ket qua"
    r"|hoan thanh|phat hien|ap dung|so(?= \d)|nay)\b"
)
