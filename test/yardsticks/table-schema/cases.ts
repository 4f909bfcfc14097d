/**
 * Texts for each type of Table Schema. Below a type, its format (␣ is a blank) and its options: the text, and behind → its value, ✗ where it must be
 * refused; without an arrow it is one of the type. ｜ or a new line stands between two.
 */
export const cases = String.raw`
# string default
a b→a b｜ x → x ｜0→0｜中文→中文
# string uri
http://google.com｜https://example.com/a?b=c#d｜mailto:a@b.com｜urn:isbn:0451450523｜ftp://ftp.example.org/x
string→✗｜www.example.com→✗｜http//google.com→✗｜http://→✗｜http://a b.com→✗｜http://[::1]:8080/x
tel:+886-2-2380-0791｜/relative/path→✗｜http://example.com/a%20b｜1http://x.com→✗｜http://user:pw@host:80/
notvalid uri→✗｜file:///etc/passwd
# string email
first.last+tag@example.co.uk｜http://google.com→✗｜a@b@c.com→✗｜@example.com→✗｜name@→✗｜name@example→✗
na me@example.com→✗｜NAME@EXAMPLE.COM｜o'neil@example.com｜a@sub.example.com｜name@-example.com→✗
# string uuid
95ecc380-afe9-11e4-9b6c-751b66dd541e｜95ECC380-AFE9-11E4-9B6C-751B66DD541E｜string→✗
95ecc380-afe9-11e4-9b6c-751b66dd541→✗｜g5ecc380-afe9-11e4-9b6c-751b66dd541e→✗
0a7b59af-0d5e-4f8c-8cbb-0c7f1f7a3c11
# string binary
dGVzdA==｜dGVzdA→✗｜string→✗｜dGVz｜AA=A→✗｜3.14→✗
# string wkt
POINT (30 10)｜POINT(30 10)｜point (30 10)｜POINT Z (1 1 5)｜POINT M (1 1 80)｜POINT ZM (1 1 5 60)｜POINT EMPTY
MULTIPOLYGON EMPTY｜LINESTRING (30 10, 10 30, 40 40)
POLYGON ((35 10, 45 45, 15 40, 10 20, 35 10), (20 30, 35 35, 30 20, 20 30))｜MULTIPOINT (10 40, 40 30)
MULTILINESTRING ((10 10, 20 20, 10 40), (40 40, 30 30))
GEOMETRYCOLLECTION (POINT (40 10), LINESTRING (10 10, 20 20))
COMPOUNDCURVE(CIRCULARSTRING (0 0,1 1,2 0),(2 0,3 0))｜MULTICURVE ((5 5, 3 5), CIRCULARSTRING (0 0, 2 1, 2 2))
MULTISURFACE (CURVEPOLYGON(CIRCULARSTRING (-2 0, -1 -1, 0 0)), ((7 8, 10 10, 6 14, 7 8)))
TIN (((0 0 0, 0 0 1, 0 1 0, 0 0 0)), ((0 0 0, 0 1 0, 1 1 0, 0 0 0)))｜TRIANGLE ((0 0 0,0 1 0,1 1 0,0 0 0))
POINT (30)→✗｜POINT 30 10→✗｜POINT (30 10→✗｜POINT (30, 10)→✗｜POINT (0 0, 1 1)→✗｜LINESTRING ((0 0, 1 1))→✗
POLYGON (0 0, 1 1, 1 0, 0 0)→✗｜CIRCLE (0 0)→✗｜string→✗｜MULTILINESTRING (0 0, 1 1)→✗｜GEOMETRYCOLLECTION (0 0)→✗
POINT (a b)→✗｜POINT ()→✗｜MULTIPOINT (EMPTY, (1 1))｜POINT (1e3 -2.5E-2)｜LINESTRING EMPTY
# number default
0→0｜-0→0｜+5→5｜-3.14→-3.14｜.5→0.5｜5.→5｜1e3→1000｜12E5→1200000｜-1.5e-10→-1.5e-10｜1.2E+300→1.2e+300｜NaN→NaN｜INF→INF
-INF→-INF｜1,000→✗｜$5→✗｜5%→✗｜string→✗｜１２→✗｜一百→✗｜3.5萬→✗｜(5)→✗｜--5→✗｜1.2.3→✗｜e5→✗｜1e→✗｜0x10→✗｜1 000→✗｜.→✗｜-→✗
true→✗｜−5→✗｜ 1.5 →1.5｜1.0→1.0
# number default {"groupChar":".","decimalChar":","}
10.000,50→10000.50
# number default {"decimalChar":","}
1,5→1.5｜,5→0.5｜1,5,5→✗
# number default {"decimalChar":"#"}
1#5→1.5
# number default {"groupChar":" "}
10 000 000→10000000
# number default {"groupChar":"'"}
1'000'000.5→1000000.5
# number default {"groupChar":","}
10,000,000.00→10000000.00｜10000000→10000000｜10.5→10.5
# number default {"bareNumber":false}
95%→95｜EUR 95→95｜€95→95｜95 EUR→95｜string→✗｜$→✗｜-5.5%→-5.5｜.5%→0.5｜$.5→0.5｜$-.5→-0.5｜1e3 kg→1000｜12 34→✗｜10a20→✗
NaN→NaN｜100$→100｜10.000a.00→✗｜10,000.00→✗
# number default {"bareNumber":false,"groupChar":","}
10,000.50 $→10000.50
# number default {"bareNumber":false,"groupChar":".","decimalChar":","}
EUR 10.000,50→10000.50｜$10.000,00→10000.00｜USD 1.234.567→1234567
# number default {"bareNumber":false,"groupChar":" ","decimalChar":","}
10 000 000,00 ₪→10000000.00
# number default {"bareNumber":false,"decimalChar":","}
,5 €→0.5
# number default {"groupChar":" ","decimalChar":","}
100 000,00→100000.00
# number default {"bareNumber":true}
1000.00→1000.00｜$10000.00→✗
# integer default
0→0｜-12→-12｜+12→12｜007→7｜3.14→✗｜1e3→✗｜1,000→✗｜string→✗｜１２→✗｜十二→✗｜12345678901234567890→12345678901234567890｜1$→✗
0x1F→✗｜NaN→✗｜- 5→✗｜+-5→✗｜1_000→✗｜000→0｜-0→0｜true→✗
# integer default {"groupChar":","}
1,000→1000
# integer default {"groupChar":" "}
1 000 000→1000000
# integer default {"bareNumber":false}
95%→95｜EUR 95→95｜-12€→-12｜0003→3｜3.14$→✗｜12€ 13→✗｜€→✗｜1$2→✗
# integer default {"bareNumber":false,"groupChar":","}
€1,000→1000
# boolean default
True→true｜False→false｜yes→✗｜y→✗｜no→✗｜n→✗｜T→✗｜tRUE→✗｜2→✗｜-1→✗｜是→✗｜string→✗
# boolean default {"trueValues":["yes"],"falseValues":["no"]}
yes→true｜no→false｜maybe→✗
# boolean default {"trueValues":["yes"]}
false→false｜no→✗
# boolean default {"falseValues":["no"]}
1→true
# boolean default {"trueValues":["是"],"falseValues":["否"]}
是→true
# boolean default {"trueValues":["Y","y"]}
Y→true
# boolean default {"falseValues":["-"]}
-→false
# object default
{}→{}｜{"key": "value"}→{"key":"value"}｜{"a":{"b":[1,2]}}→{"a":{"b":[1,2]}}｜[]→✗｜null→✗｜{"a":1→✗｜{'a':1}→✗｜"x"→✗
true→✗
# array default
[]→[]｜[1, 2]→[1,2]｜["a", {"b": 1}]→["a",{"b":1}]｜{"key": "value"}→✗｜{}→✗｜1→✗｜3.14→✗｜null→✗｜[1,→✗｜a,b→✗｜"x"→✗
# list default
a,b,c→["a","b","c"]｜a→["a"]
# list default {"delimiter":";"}
a;b→["a","b"]
# list default {"itemType":"integer"}
1,2→[1,2]｜1,x→✗
# list default {"itemType":"date"}
2012-01-01,2012-01-02→["2012-01-01","2012-01-02"]
# any default
true→true｜string→string｜{"a":1}→{"a":1}｜ → 
# date default
2019-01-01→2019-01-01｜2020-02-29→2020-02-29｜2019-02-29→✗｜2019-13-01→✗｜2019-1-1→✗｜2019/01/01→✗｜10th Jan 1969→✗
invalid→✗｜2019-01→✗｜2019-01-01 10:00→✗｜112/5/1→✗｜1120501→✗｜0999-01-01→0999-01-01｜01-01-2019→✗｜True→✗
# date any
10th Jan 1969→1969-01-10｜Jan 10, 1969→1969-01-10｜January 10 1969→1969-01-10｜10 Jan 1969→1969-01-10
2019/01/01→2019-01-01｜20190101→2019-01-01｜1969-Jan-10→1969-01-10｜10-Jan-1969→1969-01-10
Mon 1st Jan 2018→2018-01-01｜2019-13-01→✗｜garbage 12→✗｜31st Feb 2019→✗｜3rd March 2020→2020-03-03
10 January, 1969→1969-01-10｜2019.01.02→2019-01-02
# date %d/%m/%Y
21/11/2006→2006-11-21｜21/11/2006x→✗
# date %d/%m/%y
21/11/99→1999-11-21｜21/11/68→2068-11-21｜21/11/69→1969-11-21｜21/13/06→✗｜31/02/06→✗｜1/2/06→2006-02-01
21/11/2006→✗｜32/01/06→✗
# date %Y-%m-%d
2006-11-21→2006-11-21
# date %Y%m%d
20061121→2006-11-21
# date %d␣%b␣%Y
21 Nov 2006→2006-11-21｜21 November 2006→✗｜21 nov 2006→2006-11-21｜21 Nox 2006→✗
# date %d␣%B␣%Y
21 November 2006→2006-11-21｜21 Nov 2006→✗
# date %b␣%d,␣%Y
May 05, 2006→2006-05-05
# date %B␣%d,␣%Y
May 5, 2006→2006-05-05
# date %Y-%j
2006-325→2006-11-21｜2006-366→✗｜2008-366→2008-12-31
# date %Y%j
2006001→2006-01-01
# date %Y-W%U-%w
2006-W01-0→2006-01-01
# date %Y-%U-%w
2006-47-2→2006-11-21
# date %Y-%W-%w
2006-47-2→2006-11-21
# date %G-W%V-%u
2006-W47-2→2006-11-21
# date %A␣%d␣%B␣%Y
Tuesday 21 November 2006→2006-11-21
# date %a␣%d␣%b␣%Y
Tue 21 Nov 2006→2006-11-21｜Xyz 21 Nov 2006→✗
# date fmt:%d.%m.%Y
21.11.2006→2006-11-21｜21-11-2006→✗
# date %m/%d/%Y
11/21/2006→2006-11-21｜21/11/2006→✗
# date %Y年%m月%d日
2006年11月21日→2006-11-21
# date %Y
2006→2006-01-01
# date %d/%m/%Y␣%%
21/11/2006 %→2006-11-21
# date invalid
2006-11-21→✗
# date fmt:DD/MM/YYYY
21/11/2006→✗
# date %y%m%d
061121→2006-11-21
# date %d-%m-%Y
00-11-2006→✗
# date %Q
2006→✗
# time default
06:00:00→06:00:00｜23:59:59→23:59:59｜25:00:00→✗｜06:60:00→✗｜06:00:60→✗｜6:00:00→✗｜06:00:00Z→06:00:00｜3:00 am→✗
3 am→✗｜invalid→✗｜0600→✗｜06:00:00.123｜06:00:00+1:00→✗｜True→✗
# time any
06:00:00→06:00:00｜06:00→06:00:00｜3 am→03:00:00｜3:00pm→15:00:00｜12:30 PM→12:30:00｜12:00 am→00:00:00｜some night→✗
25:00→✗｜06:00:00+01:00→06:00:00
# time %H:%M
06:00→06:00:00｜6:5→06:05:00｜24:00→✗｜06:50:00→✗
# time fmt:%H:%M
06:00→06:00:00｜3:00 am→✗
# time %M:%H
50:06→06:50:00
# time %I:%M␣%p
03:00 PM→15:00:00｜12:00 AM→00:00:00｜13:00 PM→✗
# time %H%M%S
063005→06:30:05
# time %H:%M:%S
06:50→✗
# time %H:%M:%S.%f
06:50:01.250
# time %I:%M%p
3:05am→03:05:00
# time %Hh%M
06h50→06:50:00
# time fmt:any
x→✗
# datetime default
2014-01-01T06:00:00Z→2014-01-01T06:00:00｜2014-01-01T06:00:00→2014-01-01T06:00:00
2014-01-01T06:00:00-05:00→2014-01-01T06:00:00｜Mon 1st Jan 2014 9 am→✗｜invalid→✗｜2014-01-01→✗
2014-01-01T25:00:00→✗｜2014-02-30T06:00:00→✗｜2014-01-01T06:00:00.123Z｜2014/01/01T06:00:00Z→✗
2014-01-01T6:00:00Z→✗｜112/5/1 10:30→✗｜True→✗｜2014-01-01T06:00:00+1:00→✗
# datetime any
2014-01-01T06:00:00Z→2014-01-01T06:00:00｜2014-01-01 06:00→2014-01-01T06:00:00
10 Jan 1969 9:30 pm→1969-01-10T21:30:00｜January 10, 1969 09:00→1969-01-10T09:00:00
Mon 1st Jan 2018 9 am→2018-01-01T09:00:00｜invalid→✗｜2014/01/01 06:00:30→2014-01-01T06:00:30｜10th Jan 1969
Wed, 21 Oct 2015 07:28:00 GMT→2015-10-21T07:28:00
# datetime %d/%m/%y␣%H:%M
21/11/06 16:30→2006-11-21T16:30:00｜21/11/06→✗｜21/11/06 25:30→✗
# datetime %H:%M␣%d/%m/%y
16:30 21/11/06→2006-11-21T16:30:00
# datetime %Y-%m-%dT%H:%M:%SZ
2006-11-21T16:30:05Z→2006-11-21T16:30:05
# datetime %Y-%m-%d␣%H:%M:%S.%f
2006-11-21 16:30:05.250
# datetime %Y-%m-%dT%H:%M:%S%z
2006-11-21T16:30:05+0800→2006-11-21T16:30:05
# datetime fmt:%d/%m/%y
21/11/06→2006-11-21T00:00:00
# datetime %d␣%b␣%Y␣%I:%M␣%p
21 Nov 2006 04:30 PM→2006-11-21T16:30:00
# datetime %Y%m%d%H%M
200611211630→2006-11-21T16:30:00
# datetime %c
x→✗
# year default
2000→2000｜1999→1999｜20000→✗｜200→✗｜20→✗｜abcd→✗｜2000.0→✗｜０１２３→✗｜112年→✗｜0001→1｜+200→✗｜1e03→✗｜-200→✗｜True→✗
# yearmonth default
2000-01→[2000,1]｜2000-12→[2000,12]｜2000-00→✗｜2000-20→✗｜20→✗｜2000→✗｜2000/10→✗｜200010→✗｜10-2000→✗｜2000-10-01→✗
3.14→✗｜0001-01→[1,1]｜2300-05→[2300,5]｜string→✗
# duration default
P1Y10M3DT5H11M7S｜P1M｜PT36H｜P1DT12H｜P0Y｜PT0.5S｜PT0,5S｜P2W｜-P1Y｜-PT1S｜P→✗｜PT→✗｜P1YT→✗｜1Y→✗｜P1S→✗｜PT1Y→✗｜P1→✗
P1H→✗｜p1y→✗｜1→✗｜True→✗｜PT1S1M→✗｜P1D1M→✗｜P.5Y→✗｜P1.5Y｜P1 Y→✗｜PT5M30→✗｜string→✗｜P1YM→✗
# geopoint default
180, -90→[180,-90]｜-180,90→[-180,90]｜181,90→✗｜0,-91→✗｜-181,0→✗｜121.5645,25.034→[121.5645,25.034]｜121.5645→✗
1,2,3→✗｜3.14→✗｜a,b→✗｜180 90→✗｜[180,90]→✗｜{"lon":180,"lat":90}→✗｜1e1,5→[10,5]｜ 1 , 2 →[1,2]｜.5,1→[0.5,1]｜1,→✗
0,0→[0,0]｜NaN,0→✗
# geopoint array
[180, -90]→[180,-90]｜["180", "-90"]→[180,-90]｜[180,90,0]→✗｜[181,90]→✗｜[0,91]→✗｜180,90→✗｜{"lon":180,"lat":90}→✗
[]→✗｜["a","b"]→✗｜3.14→✗｜[1]→✗｜[null,1]→✗
# geopoint object
{"lat": 90, "lon": 180}→[180,90]｜{"lon": "180", "lat": "90"}→[180,90]｜{"lon": 181, "lat": 90}→✗
{"lon": 180, "lat": -91}→✗｜{"lon": 180}→✗｜{"longitude": 180, "latitude": 90}→✗｜{}→✗｜{"lon": "a", "lat": 1}→✗
# geojson default
{"type":"Point","coordinates":[0,0,0]}｜{"type":"Point","coordinates":[0,0]}
{"geometry": null, "type": "Feature", "properties": {"\u00c3":"\u00c3"}}
{"properties":{"a":1},"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}}
{"type":"Feature","properties":{},"geometry":{}}→✗｜{"coordinates":[0,0,0]}→✗｜{"type":"Point"}→✗
{"type":"Point","coordinates":["a","b"]}→✗｜{"type":"Point","coordinates":[0]}→✗
{"type":"LineString","coordinates":[[0,0]]}→✗｜{"type":"LineString","coordinates":[[0,0],[1,1]]}
{"type":"LineString","coordinates":[0,0]}→✗｜{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}
{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}→✗
{"type":"Polygon","coordinates":[[0,0],[1,0],[1,1],[0,0]]}→✗｜{"type":"MultiPoint","coordinates":[[0,0]]}
{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}
{"type":"GeometryCollection","geometries":[]}
{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[0,0]}]}
{"type":"FeatureCollection","features":[]}｜{"type":"FeatureCollection"}→✗
{"type":"Circle","coordinates":[0,0]}→✗｜[]→✗｜null→✗｜1→✗｜{"type":"Feature","properties":[1],"geometry":null}→✗
{"type":"Feature","geometry":null}→✗｜{"type":"Point","coordinates":[0,0]→✗
{"type":"FeatureCollection","features":[{"type":"Point","coordinates":[0,0]}]}→✗
# geojson topojson
{"type":"Topology","objects":{},"arcs":[]}｜{"type":"LineString","arcs":[42]}｜{}→✗｜{"type":1}→✗｜string→✗｜3.14→✗
1→✗｜[]→✗｜{"type":"Banana"}→✗｜{"type":"LineString"}→✗｜{"type":"Point","coordinates":[1,2]}
# string default {"missingValues":["-"]}
-→✗
# number default {"missingValues":["NA",""]}
NA→✗
# bogus default
x→✗
`;
