namespace Bench.Sandbox.Images;

/// <summary>Where the machine's own package sources say that Debian 12 comes from.</summary>
/// <param name="Main">Address of the distribution.</param>
/// <param name="Security">Address of its security updates; null when the machine has none.</param>
internal sealed record AptMirror(string Main, string? Security)
{
    private const string Suite = "bookworm";

    /// <summary>Debian's own mirror, for machines that are no Debian 12 themselves.</summary>
    public static AptMirror Fallback { get; } = new("http://deb.debian.org/debian", "http://deb.debian.org/debian-security");

    /// <summary>Content of /etc/apt/sources.list inside the image.</summary>
    public string SourcesList => string.Concat(
        $"deb {Main} {Suite} main\ndeb {Main} {Suite}-updates main\n",
        Security is null ? string.Empty : $"deb {Security} {Suite}-security main\n");

    /// <summary>Reads the machine's sources.</summary>
    public static AptMirror OfMachine(string aptFolder)
    {
        var texts = new List<string>();
        var list = Path.Combine(aptFolder, "sources.list");
        var folder = Path.Combine(aptFolder, "sources.list.d");
        if (File.Exists(list))
        {
            texts.Add(File.ReadAllText(list));
        }

        if (Directory.Exists(folder))
        {
            texts.AddRange(Directory.EnumerateFiles(folder)
                .Where(f => Path.GetExtension(f) is ".list" or ".sources").Order(StringComparer.Ordinal).Select(File.ReadAllText));
        }

        return Parse(texts);
    }

    /// <summary>Finds the mirror in the text of sources files, of the one-line and of the deb822 format.</summary>
    public static AptMirror Parse(IEnumerable<string> texts)
    {
        var sources = texts.SelectMany(text => OneLine(text).Concat(Stanzas(text))).ToList();
        var main = sources.FirstOrDefault(s => s.Suite == Suite)?.Uri;
        var security = sources.FirstOrDefault(s => s.Suite == Suite + "-security")?.Uri;
        return main is null ? Fallback : new AptMirror(main, security);
    }

    private static IEnumerable<Source> OneLine(string text) =>
        from line in text.Split('\n')
        let words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Where(w => w[0] != '[' && w[^1] != ']').ToArray()
        where words.Length >= 3 && words[0] == "deb" && IsHttp(words[1])
        select new Source(words[1].TrimEnd('/'), words[2]);

    private static IEnumerable<Source> Stanzas(string text)
    {
        foreach (var stanza in text.Split("\n\n"))
        {
            var uris = Field(stanza, "URIs:").Where(IsHttp).ToList();
            foreach (var suite in uris.Count > 0 ? Field(stanza, "Suites:") : [])
            {
                yield return new Source(uris[0].TrimEnd('/'), suite);
            }
        }
    }

    private static IEnumerable<string> Field(string stanza, string name) =>
        stanza.Split('\n').Where(l => l.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            .SelectMany(l => l[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static bool IsHttp(string uri) =>
        uri.StartsWith("http://", StringComparison.Ordinal) || uri.StartsWith("https://", StringComparison.Ordinal);

    private sealed record Source(string Uri, string Suite);
}
