// words: for-of for-in iterator destructuring spread generator dense computed append push map filter reduce join
var a = [];
for (var i = 0; i < n * 4; i++) a.push([i, rnd(9)]);
function* g() { for (var i = 0; i < n; i++) yield i; }
var s = 0;
for (var j = 0; j < 4; j++) {
    for (const [x, y] of a) s += x ^ y;
    for (const v of g()) s += v;
    for (const k in a) s += k.length;
    s += Math.max(...a.slice(0, 50).map(p => p[1])) + a.map(p => p[0] * 2).filter(x => x % 3 == 0).join('-').length;
}
s;
