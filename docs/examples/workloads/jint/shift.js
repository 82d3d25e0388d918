// words: shift unshift splice array lazy allocation
var a = [];
for (var i = 0; i < n; i++) a.push(rnd(1e6));
var s = 0;
for (var j = 0; j < n * 4; j++) {
    a.unshift(a.pop());
    s += a.splice(rnd(n - 3), 2, j, j + 1)[0];
    a.shift();
    a.push(s % 1000);
}
s + ':' + a.length + ':' + a[0];
