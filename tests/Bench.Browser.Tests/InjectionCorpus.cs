using System.Collections.Immutable;

namespace Bench.Browser.Tests;

/// <summary>
/// What somebody might submit in place of a name, a text, a patch or a log, to have it run, to break out of its place, or to break the page.
/// Whatever would run sets <c>window.pwned</c>, which the tests look for.
/// </summary>
internal static class InjectionCorpus
{
    private const string Do = "window.pwned=1";

    private static readonly string[] Elements =
    [
        $"<script>{Do}</script>",
        $"<ScRiPt>{Do}</sCrIpT>",
        $"<script src=\"data:text/javascript,{Do}\"></script>",
        $"<script type=module>{Do}</script>",
        $"<scr<script>ipt>{Do}</scr</script>ipt>",
        $"<script/x>{Do}</script>",
        $"<script\u0009>{Do}</script>",
        $"\\x3cscript\\x3e{Do}\\x3c/script\\x3e",
        $"<img src=x onerror={Do}>",
        $"<img src=x onerror=\"{Do}\">",
        $"<img/src=x/onerror={Do}>",
        $"<IMG SRC=\"jav&#x09;ascript:{Do}\">",
        $"<img src=`x`onerror={Do}>",
        $"<svg onload={Do}>",
        $"<svg/onload={Do}//",
        $"<svg><script>{Do}</script></svg>",
        $"<svg><animate onbegin={Do} attributeName=x dur=1s></svg>",
        $"<svg><a xlink:href=\"javascript:{Do}\"><text y=20>x</text></a></svg>",
        $"<svg><foreignObject><body onload={Do}></foreignObject></svg>",
        $"<math><mtext><table><mglyph><style><img src=x onerror={Do}></style></mglyph></table></mtext></math>",
        $"<body onload={Do}>",
        $"<body onpageshow={Do}>",
        $"<input autofocus onfocus={Do}>",
        $"<select autofocus onfocus={Do}></select>",
        $"<textarea autofocus onfocus={Do}></textarea>",
        $"<details open ontoggle={Do}>x</details>",
        $"<video src=x onerror={Do}></video>",
        $"<video><source onerror={Do}></video>",
        $"<audio src=x onerror={Do}></audio>",
        $"<marquee onstart={Do}>x</marquee>",
        $"<iframe srcdoc=\"<script>parent.pwned=1</script>\"></iframe>",
        $"<iframe src=\"javascript:parent.pwned=1\"></iframe>",
        $"<object data=\"javascript:{Do}\"></object>",
        $"<embed src=\"javascript:{Do}\">",
        $"<a href=\"javascript:{Do}\">press</a>",
        $"<form action=\"javascript:{Do}\"><button>press</button></form>",
        $"<button formaction=\"javascript:{Do}\">press</button>",
        $"<isindex type=image src=1 onerror={Do}>",
        $"<link rel=stylesheet href=\"data:text/css,*{{display:none}}\">",
        $"<link rel=import href=\"data:text/html,<script>{Do}</script>\">",
        "<style>*{display:none!important}</style>",
        "<style>@import 'http://127.0.0.1:9/x.css';</style>",
        "<meta http-equiv=refresh content=\"0;url=http://127.0.0.1:9/\">",
        "<base href=\"http://127.0.0.1:9/\">",
        "<plaintext>",
        "<xmp>",
        "<noscript><p title=\"</noscript><img src=x onerror=window.pwned=1>\">",
        "<template><script>window.pwned=1</script></template>",
        "<portal src=x onload=window.pwned=1>",
        "<custom-element onclick=window.pwned=1 tabindex=1 autofocus>",
        "<p style=\"position:fixed;inset:0;background:red;z-index:9999\">covered</p>",
        "<div style=\"width:99999px\">wide</div>",
        "<dialog open>over everything</dialog>",
        "<img src=\"http://127.0.0.1:9/pixel.gif\">",
    ];

    private static readonly string[] WaysOut =
    [
        $"\"><script>{Do}</script>",
        $"'><script>{Do}</script>",
        $"`><script>{Do}</script>",
        $"\" onmouseover=\"{Do}",
        $"' onmouseover='{Do}",
        $"\" autofocus onfocus={Do} x=\"",
        $"\" style=\"display:none",
        "\" hidden x=\"",
        $"</title><script>{Do}</script>",
        $"</textarea><script>{Do}</script>",
        $"</pre></code><script>{Do}</script>",
        $"</style><script>{Do}</script>",
        $"</script><script>{Do}</script>",
        $"</svg><script>{Do}</script>",
        $"</bdi></td></tr></table><script>{Do}</script>",
        "</table></main></body></html>",
        "<td colspan=99>",
        "</td><td>moved",
        $"--><script>{Do}</script><!--",
        $"]]><script>{Do}</script><![CDATA[",
        "<!--",
        "<![CDATA[",
        "<?xml version=\"1.0\"?>",
        $"<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
        "&lt;script&gt;window.pwned=1&lt;/script&gt;",
        "&#60;script&#62;window.pwned=1&#60;/script&#62;",
        "%3Cscript%3Ewindow.pwned=1%3C/script%3E",
        "\\u003cscript\\u003ewindow.pwned=1\\u003c/script\\u003e",
        "+ADw-script+AD4-window.pwned=1+ADw-/script+AD4-",
        "＜script＞window.pwned=1＜/script＞",
    ];

    private static readonly string[] Addresses =
    [
        $"javascript:{Do}",
        $"JaVaScRiPt:{Do}",
        $" javascript:{Do}",
        $"java\tscript:{Do}",
        $"javascript://example.org/%0a{Do}",
        $"data:text/html,<script>{Do}</script>",
        $"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='{Do}'/>",
        $"vbscript:{Do}",
        "//127.0.0.1:9/x",
        "https://example.org/\"onmouseover=\"window.pwned=1",
        "file:///etc/passwd",
        "../../etc/passwd",
        "..%2f..%2fetc%2fpasswd",
        "CON",
    ];

    private static readonly string[] Templates =
    [
        "@(Html.Raw(\"<script>window.pwned=1</script>\"))",
        "@{ throw new Exception(); }",
        "{{constructor.constructor('window.pwned=1')()}}",
        "${window.pwned=1}",
        "#{window.pwned=1}",
        "<%= window.pwned=1 %>",
        "[x](javascript:window.pwned=1)",
        "![x](x\"onerror=\"window.pwned=1)",
        "{0}{1}{2}%s%n%d",
        "'; DROP TABLE submissions; --",
        "' OR '1'='1",
        "\" OR \"\"=\"",
        "1); DELETE FROM search; --",
        "NEAR(\"a\" \"b\"",
        "=HYPERLINK(\"http://127.0.0.1:9/\",\"press\")",
        "+1+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(1+1)",
    ];

    private static readonly string[] Letters =
    [
        "\u202Eevil\u202C reversed",
        "\u2066isolated\u2069 \u2067other",
        "zero\u200Bwidth\u200D\uFEFF",
        "null\u0000byte",
        "bell\u0007 escape\u001B[31mred\u001B[0m",
        "carriage\rreturn",
        "line\nfeed",
        "next\u0085line\u2028separator\u2029",
        "\uFFFD replaced \uFFFE",
        "Z̸̢̛̗̲͔̦̬̫̪͙̹͎a̷̡̛͉͇̟l̵g̴o̸ " + "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
        "مرحبا بالعالم (x) [y]",
        "ｆｕｌｌｗｉｄｔｈ",
        "ΑΤΤΑΙΝΜΕΝΤ with Greek letters",
        "👩‍👩‍👧‍👦🏳️‍🌈",
        "\u3164\u115F\uFFA0",
        "<" + new string('a', 150) + ">",
        new string('W', 180),
        string.Concat(Enumerable.Repeat("word ", 36)),
        "a" + new string('\u00A0', 100) + "b",
        "   leading and trailing   ",
        "null",
        "undefined",
        "NaN",
        "-0",
        "1e999",
        "true",
        "__proto__",
        "constructor",
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [.. Elements, .. WaysOut, .. Addresses, .. Templates, .. Letters];
}
