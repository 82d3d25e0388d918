// words: string split separator indexof scan
var p = [];
for (var i = 0; i < n * 4; i++) p.push('field' + rnd(1e6));
var t = p.join(', ');
var s = 0;
for (var j = 0; j < 30; j++) {
    var a = t.split(', ');
    s += a.length + a[rnd(n)].length;
}
s;
