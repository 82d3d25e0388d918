using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Bench.Sandbox.Agents;

namespace Bench.Sandbox.Tests.Agents;

public sealed partial class AgentTagsTests
{
    [TestCase("agent_tags.h")]
    [TestCase("agent.py")]
    public async Task The_table_of_numbers_is_the_same_in_every_language(string file)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(InstallLayout.Find().AgentSources, file));
        var theirs = Definition().Matches(text)
            .Where(match => !match.Groups["name"].Value.StartsWith("FRAME_", StringComparison.Ordinal))
            .ToDictionary(match => PascalName(match.Groups["name"].Value), match => int.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var ours = typeof(AgentTags).GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToDictionary(field => field.Name, field => (int)field.GetRawConstantValue()!, StringComparer.Ordinal);

        Assert.That(theirs, Is.EquivalentTo(ours));
    }

    private static string PascalName(string name) => string.Concat(name.Split('_').Select(word => word[0] + word[1..].ToLowerInvariant()));

    [GeneratedRegex(@"^(?:#define )?(?<name>(?:AGENT|MESSAGE|TAG|FLAG|END|STEP|LIMIT|FRAME)_[A-Z_]+)(?: =)? (?<value>\d+)\b", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Definition();
}
