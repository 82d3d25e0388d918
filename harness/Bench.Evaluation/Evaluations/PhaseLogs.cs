using System.Text;
using Bench.Sandbox;

namespace Bench.Evaluation.Evaluations;

/// <summary>Writes what the phases of a task printed to <c>logs/&lt;task&gt;/&lt;arm&gt;/&lt;phase&gt;.log</c> of the run. The text is submitted code's.</summary>
/// <param name="folder">Folder of the task's logs.</param>
public sealed class PhaseLogs(string folder)
{
    /// <summary>Writes one log; an earlier one of the same name is replaced.</summary>
    /// <param name="arm">Name of the arm; ours, never submitted text.</param>
    /// <param name="phase">Name of the log.</param>
    /// <param name="text">What to write.</param>
    public void Write(string arm, string phase, string text)
    {
        var target = Path.Combine(folder, arm);
        Directory.CreateDirectory(target);
        File.WriteAllText(Path.Combine(target, phase + ".log"), text);
    }

    /// <summary>A command with its end and output, as text.</summary>
    public static string Describe(IEnumerable<string> arguments, SpawnResult result)
    {
        var text = new StringBuilder();
        text.Append("$ ").AppendJoin(' ', arguments).Append('\n');
        text.Append(Encoding.UTF8.GetString(result.StandardOutput.Span));
        if (!result.StandardError.IsEmpty)
        {
            text.Append("--- standard error ---\n").Append(Encoding.UTF8.GetString(result.StandardError.Span));
        }

        if (result.DroppedBytes > 0)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n--- {result.DroppedBytes} more bytes were not kept ---\n");
        }

        return text.Append("--- ended: ").Append(result.End).Append(" ---\n").ToString();
    }
}
