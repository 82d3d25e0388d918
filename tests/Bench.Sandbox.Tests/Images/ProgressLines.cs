namespace Bench.Sandbox.Tests.Images;

/// <summary>Keeps what is reported.</summary>
internal sealed class ProgressLines : IProgress<string>
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    public string Text
    {
        get
        {
            lock (_gate)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    public void Report(string value)
    {
        lock (_gate)
        {
            _lines.Add(value);
        }
    }
}
