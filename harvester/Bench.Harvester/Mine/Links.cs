using System.Collections.Immutable;
using Bench.Harvester.Mine.Histories;
using Bench.Harvester.Mine.Messages;

namespace Bench.Harvester.Mine;

/// <summary>Says which pull requests take others back, and which repeat others.</summary>
internal sealed class Links
{
    private readonly History _history;
    private readonly Dictionary<int, MinedPullRequest> _byNumber;
    private readonly Dictionary<string, int> _byCommit = new(StringComparer.Ordinal);
    private readonly ILookup<string, int> _byTitle;

    private Links(ImmutableArray<MinedPullRequest> requests, History history)
    {
        _history = history;
        _byNumber = requests.ToDictionary(request => request.Number);
        _byTitle = requests.ToLookup(request => request.Title, request => request.Number, StringComparer.Ordinal);
        foreach (var request in requests)
        {
            _byCommit.TryAdd(request.Merge, request.Number);
            if (request.Commits is [var only])
            {
                // One commit of many is a part of the change; the whole is not taken back with it.
                _byCommit.TryAdd(only.Id, request.Number);
            }
        }
    }

    /// <summary>The pull requests, with what they take back and repeat.</summary>
    public static ImmutableArray<MinedPullRequest> Drawn(ImmutableArray<MinedPullRequest> requests, History history)
    {
        var links = new Links(requests, history);
        var reverts = requests.ToDictionary(request => request.Number, links.RevertedBy);
        var takenBack = links.TakenBack(reverts);
        return
        [
            .. requests.Select(request => request with
            {
                Reverts = reverts[request.Number] is [var first, ..] ? first : null,
                RevertedBy = takenBack.TryGetValue(request.Number, out var by) ? by : null,
                BackportOf = links.Repeated(request),
            }),
        ];
    }

    /// <summary>What is taken back in the end, and by which; the newest word counts, since a revert may be taken back itself.</summary>
    private Dictionary<int, int> TakenBack(Dictionary<int, ImmutableArray<int>> reverts)
    {
        var takenBack = new Dictionary<int, int>();
        foreach (var commit in _history.MainLine.Reverse())
        {
            var number = _byCommit.TryGetValue(commit.Id, out var known) && _byNumber[known].Merge == commit.Id ? known : 0;
            if (number != 0 && takenBack.ContainsKey(number))
            {
                continue;
            }

            foreach (var target in number != 0 ? reverts[number] : Targets(commit.Subject, commit.Body, commit.Place))
            {
                takenBack.TryAdd(target, number);
            }
        }

        return takenBack;
    }

    private ImmutableArray<int> RevertedBy(MinedPullRequest request)
    {
        var said = request.Commits.Where(commit => RevertMessage.Read(commit.Subject, "") is not null).Select(commit => commit.Body);
        return [.. Targets(request.Title, string.Join('\n', said.Prepend(request.Body)), PlaceOf(request)).Where(number => number != request.Number)];
    }

    private IEnumerable<int> Targets(string title, string body, int place)
    {
        if (RevertMessage.Read(title, body) is not { } revert)
        {
            return [];
        }

        var certain = revert.Commits.Select(Number).Concat(revert.Numbers).Where(number => _byNumber.TryGetValue(number, out var target) && PlaceOf(target) > place).Distinct().ToList();
        return certain.Count > 0 || revert.Title.Length == 0
            ? certain
            : Titled(revert.Title).Where(number => PlaceOf(_byNumber[number]) > place).TakeLast(1);
    }

    /// <summary>Pull requests of a title, or of one that begins so when it was cut.</summary>
    private IEnumerable<int> Titled(string title) => title.EndsWith('…')
        ? _byTitle.Where(group => group.Key.StartsWith(title[..^1], StringComparison.Ordinal)).SelectMany(group => group)
        : _byTitle[title];

    private int? Repeated(MinedPullRequest request)
    {
        var message = BackportMessage.Read(request.Title, string.Join('\n', request.Commits.Select(commit => commit.Body).Prepend(request.Body)));
        var numbers = message.Numbers.Concat(message.Commits.Select(Number)).Where(number => number != 0 && number != request.Number).ToList();
        return numbers.Count > 0 ? numbers[0] : null;
    }

    /// <summary>Number of the pull request that is meant by a commit; 0 when there is none.</summary>
    private int Number(string id) => _byCommit.TryGetValue(id, out var number) ? number
        : _history.Find(id) is { } commit && _byCommit.TryGetValue(commit.Id, out var found) ? found
        : 0;

    /// <summary>A lower place is newer.</summary>
    private int PlaceOf(MinedPullRequest request) => _history.Find(request.Merge)?.Place ?? 0;
}
