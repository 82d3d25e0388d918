using System.Collections.Immutable;

namespace Bench.BoardGenerator;

/// <summary>Names that try to be something else than a name.</summary>
internal static class HostileText
{
    private static readonly ImmutableArray<string> Texts =
    [
        "<img src=x onerror=alert(1)>",
        "</td></tr></table><script>alert(1)</script>",
        "=HYPERLINK(\"https://example.org\",\"free\")",
        "' OR 1=1; DROP TABLE run; --",
        "{{constructor.constructor('alert(1)')()}}",
        "../../../../etc/passwd",
        "\u202Egnp.exe\u202C",
        "javascript:alert(1)//",
        "&lt;b&gt;&#x3C;i&#x3E;",
        "\"><svg/onload=alert(1)>",
    ];

    /// <summary>One of them.</summary>
    public static string Of(int number) => Texts[number % Texts.Length] + " " + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
