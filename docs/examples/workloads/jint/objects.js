// words: object property literal shape prototype member assignment inline constructor class
class P {
    constructor(x, y) { this.x = x; this.y = y; }
    sum() { return this.x + this.y; }
}
var s = 0;
for (var i = 0; i < n * 20; i++) {
    var p = new P(i, rnd(9));
    var q = { a: i, b: p.x, c: p.sum() };
    q.b = q.a + q.c;
    s += q.b;
}
s;
