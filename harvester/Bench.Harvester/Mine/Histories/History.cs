using System.Collections.Immutable;

namespace Bench.Harvester.Mine.Histories;

/// <summary>The commits of a clone: the main line, and what each of its commits brought in.</summary>
internal sealed class History
{
    private readonly Dictionary<string, HistoryCommit> _commits;
    private readonly Dictionary<string, string> _owner = new(StringComparer.Ordinal);

    /// <summary>Orders commits.</summary>
    /// <param name="head">Id of the newest commit of the main line.</param>
    /// <param name="branch">Name of the main line; empty when it has none.</param>
    /// <param name="commits">All commits by id.</param>
    /// <param name="others">Other branches.</param>
    public History(string head, string branch, Dictionary<string, HistoryCommit> commits, ImmutableArray<OtherBranch> others)
    {
        _commits = commits;
        (Head, Branch, Others) = (head, branch, others);
        MainLine = [.. FirstParents(head).Reverse()];
        foreach (var commit in MainLine)
        {
            Claim(commit);
        }
    }

    /// <summary>Id of the newest commit of the main line.</summary>
    public string Head { get; }

    /// <summary>Name of the main line; empty when it has none.</summary>
    public string Branch { get; }

    /// <summary>Other branches.</summary>
    public ImmutableArray<OtherBranch> Others { get; }

    /// <summary>The line of first parents from the first commit to the newest.</summary>
    public ImmutableArray<HistoryCommit> MainLine { get; }

    /// <summary>Number of commits, with all branches.</summary>
    public int Count => _commits.Count;

    /// <summary>A commit by its full id or an unambiguous beginning of it; null when there is none.</summary>
    public HistoryCommit? Find(string id) => _commits.TryGetValue(id, out var commit) ? commit
        : id.Length is >= 7 and < 40 && _commits.Keys.Where(full => full.StartsWith(id, StringComparison.Ordinal)).Take(2).ToArray() is [var only] ? _commits[only]
        : null;

    /// <summary>Id of the main line's commit that brought a commit in; null when the main line does not hold it.</summary>
    public string? BroughtInBy(string id) => _owner.GetValueOrDefault(id);

    /// <summary>What a merge brought into the main line, oldest first; the commit itself when it is no merge.</summary>
    public ImmutableArray<HistoryCommit> Branched(HistoryCommit merge)
    {
        if (merge.Parents.Length < 2)
        {
            return [merge];
        }

        var found = new List<HistoryCommit>();
        Walk(merge.Parents.Skip(1), commit => _owner.GetValueOrDefault(commit.Id) == merge.Id, commit => found.Add(commit));
        return [.. found.OrderByDescending(commit => commit.Place)];
    }

    /// <summary>What a merge on another branch brought in there, oldest first.</summary>
    public ImmutableArray<HistoryCommit> BranchedElsewhere(HistoryCommit merge)
    {
        if (merge.Parents.Length < 2)
        {
            return [merge];
        }

        var before = new HashSet<string>(StringComparer.Ordinal);
        Walk(merge.Parents.Take(1), commit => !_owner.ContainsKey(commit.Id) && before.Add(commit.Id), _ => { });
        var found = new List<HistoryCommit>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Walk(merge.Parents.Skip(1), commit => !_owner.ContainsKey(commit.Id) && !before.Contains(commit.Id) && seen.Add(commit.Id), found.Add);
        return [.. found.OrderByDescending(commit => commit.Place)];
    }

    /// <summary>The first parents of another branch that the main line does not hold, newest first.</summary>
    public IEnumerable<HistoryCommit> Beside(OtherBranch branch) => FirstParents(branch.Tip).TakeWhile(commit => !_owner.ContainsKey(commit.Id));

    private IEnumerable<HistoryCommit> FirstParents(string id)
    {
        while (_commits.TryGetValue(id, out var commit))
        {
            yield return commit;
            if (commit.Parents.IsEmpty)
            {
                break;
            }

            id = commit.Parents[0];
        }
    }

    /// <summary>Notes that a commit of the main line brought in all that the line did not hold before.</summary>
    private void Claim(HistoryCommit line)
    {
        _owner[line.Id] = line.Id;
        Walk(line.Parents.Skip(1), commit => _owner.TryAdd(commit.Id, line.Id), _ => { });
    }

    /// <summary>Visits commits and their parents, as far as the condition holds; each once when the condition says no the second time.</summary>
    private void Walk(IEnumerable<string> from, Predicate<HistoryCommit> enters, Action<HistoryCommit> visit)
    {
        var open = new Stack<string>(from);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryPop(out var id))
        {
            if (!visited.Contains(id) && _commits.TryGetValue(id, out var commit) && enters(commit))
            {
                visited.Add(id);
                visit(commit);
                commit.Parents.ToList().ForEach(open.Push);
            }
        }
    }
}
