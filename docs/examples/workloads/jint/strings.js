// words: string substring slice concat concatenation zero-copy charAt view
var t = '';
for (var i = 0; i < n * 4; i++) t += String.fromCharCode(97 + rnd(26));
var s = 0;
for (var j = 0; j < n * 6; j++) {
    var k = rnd(n);
    var u = t.substring(k, k + n * 2);
    s += u.indexOf('z') + u.slice(3, 300).length + (u.charAt(5) < 'm' ? 1 : 0);
}
s;
