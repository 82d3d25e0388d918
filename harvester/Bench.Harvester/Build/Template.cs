using System.Text;

namespace Bench.Harvester.Build;

/// <summary>The files in <c>Templates/</c>, which are built into the program. A word in double braces is replaced.</summary>
public static class Template
{
    private const string Prefix = "Bench.Harvester.Build.Templates.";

    /// <summary>A template with its words filled in.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="words">What stands for each word.</param>
    public static string Fill(string name, params ReadOnlySpan<(string Word, string Text)> words)
    {
        using var stream = typeof(Template).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"there is no template {name}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = reader.ReadToEnd();
        foreach (var (word, replacement) in words)
        {
            text = text.Replace("{{" + word + "}}", replacement, StringComparison.Ordinal);
        }

        return text;
    }
}
