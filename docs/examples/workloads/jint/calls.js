// words: call function method closure recursion environment arguments loop iteration global variable
function fib(k) { return k < 2 ? k : fib(k - 1) + fib(k - 2); }
var o = { base: rnd(9), add: function (x) { return this.base + x; } };
var s = fib(19);
for (let i = 0; i < n * 30; i++) {
    const y = o.add(i);
    s += y;
}
s;
