// words: regex regexp interpreter engine matching
var t = '';
for (var i = 0; i < n * 4; i++) t += 'w' + rnd(1e6) + (i % 9 ? ' ' : ', ');
var s = 0;
for (var j = 0; j < 6; j++) {
    s += t.replace(/(?<w>w)(\d+)(?=,)/gu, '$2').length;
    s += (t.match(/\b\w*7\b/gu) || []).length;
    var m, r = /(w)(\d{2,})\s(?:\1)/gu;
    while ((m = r.exec(t))) s += m.index % 7;
}
s;
