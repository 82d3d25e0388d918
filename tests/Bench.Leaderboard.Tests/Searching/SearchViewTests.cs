using System.Collections.Immutable;
using Bench.Leaderboard.Importing;
using Bench.Leaderboard.Searching;

namespace Bench.Leaderboard.Tests.Searching;

[TestFixture]
public sealed class SearchViewTests
{
    [Test]
    public void Without_hits_there_is_no_group()
    {
        Assert.That(SearchView.Of(new SearchQuery("x"), []).Groups, Is.Empty);
    }

    [Test]
    public void Hits_stand_by_kind_and_the_kind_of_the_best_comes_first()
    {
        var view = SearchView.Of(new SearchQuery("json"), [Hit(SearchKind.Task, "acme__json-1"), Hit(SearchKind.Document, "scoring"), Hit(SearchKind.Task, "acme__json-2")]);

        Assert.That(view.Groups.Select(group => group.Kind), Is.EqualTo(new[] { SearchKind.Task, SearchKind.Document }));
        Assert.That(view.Groups[0].Hits.Select(hit => hit.Url), Is.EqualTo(new[] { "/tasks/acme__json-1", "/tasks/acme__json-2" }));
    }

    [TestCase(SearchKind.Submission, "model-1", "/submissions/model-1")]
    [TestCase(SearchKind.Document, "index", "/docs")]
    [TestCase(SearchKind.Document, "scoring", "/docs/scoring")]
    [TestCase(SearchKind.Repository, "acme__json", "/tasks?repository=acme%2Fjson")]
    public void A_hit_leads_to_its_page(SearchKind kind, string id, string url)
    {
        Assert.That(SearchView.Of(new SearchQuery("x"), [Hit(kind, id)]).Groups.Single().Hits.Single().Url, Is.EqualTo(url));
    }

    [Test]
    public void More_than_are_shown_are_announced_and_left_out()
    {
        var view = SearchView.Of(new SearchQuery("x"), [.. Enumerable.Range(1, SearchView.Most + 1).Select(i => Hit(SearchKind.Task, $"acme__json-{i}"))]);

        Assert.That(view.HasMore);
        Assert.That(view.Groups.Single().Hits, Has.Length.EqualTo(SearchView.Most));
    }

    private static SearchHit Hit(SearchKind kind, string id) => new(kind, id, [new TextPart(id, IsMatch: true)], ImmutableArray<TextPart>.Empty);
}
