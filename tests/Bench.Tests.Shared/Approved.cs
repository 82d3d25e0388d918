namespace Bench.Tests.Shared;

/// <summary>Compares generated text with the approved file in the repository.</summary>
internal static class Approved
{
    private const string Update = "BENCH_UPDATE";

    /// <summary>Fails when the file differs from the text; with BENCH_UPDATE=1 in the environment, writes the text there instead.</summary>
    public static void Matches(string relative, string text)
    {
        var path = Path.Combine(RepositoryFolder.Root, relative);
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        var approved = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.That(text, Is.EqualTo(approved), $"{relative} is not what the code gives. If the change is meant, run: {Update}=1 dotnet test, look at the difference, and commit it.");
    }
}
