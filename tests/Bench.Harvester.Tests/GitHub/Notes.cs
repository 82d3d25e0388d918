namespace Bench.Harvester.Tests.GitHub;

/// <summary>Keeps what is told.</summary>
internal sealed class Notes : IProgress<string>
{
    private readonly List<string> _lines = [];

    /// <summary>All of it.</summary>
    public IReadOnlyList<string> Lines => _lines;

    public void Report(string value) => _lines.Add(value);

    public override string ToString() => string.Join('\n', _lines);
}
