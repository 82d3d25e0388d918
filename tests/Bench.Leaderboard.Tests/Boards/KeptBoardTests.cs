using Bench.Contracts.Documents;
using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Hosting;
using Bench.Leaderboard.Tests.Importing;
using Dapper;

namespace Bench.Leaderboard.Tests.Boards;

/// <summary>The board of an earlier start is that of the same files and the same program, or it is not used.</summary>
[TestFixture, CancelAfter(120_000)]
public sealed class KeptBoardTests
{
    private SiteUnderImport _site = null!;
    private Dataset _dataset = null!;

    [SetUp]
    public async Task Import()
    {
        _site = await SiteUnderImport.DrawAsync();
        _dataset = await _site.LookAsync();
    }

    [TearDown]
    public void Remove() => _site.Dispose();

    [Test]
    public async Task A_second_start_shows_the_same_board_without_a_score()
    {
        Warm();
        var made = BoardView.Made(_dataset, BoardQuery.Usual, new ScoreBook(_dataset));

        _site.Restart();
        var again = await _site.LookAsync();
        var book = new ScoreBooks(new KeptBoard(_site.Index)).Of(again);

        Assert.That(book.IsUsualKept, Is.True);
        Assert.That(BenchJson.Line(BoardView.Of(again, BoardQuery.Usual, book)), Is.EqualTo(BenchJson.Line(made)));
        Assert.That(made.Rows, Has.Length.EqualTo(_dataset.Submissions.Count(entry => !entry.IsWithdrawn)));
    }

    [Test]
    public async Task Other_files_have_a_board_of_their_own()
    {
        Warm();
        Directory.Delete(_site.Runs()[0], recursive: true);

        var other = await _site.LookAsync();

        Assert.That(new KeptBoard(_site.Index).Find(_dataset), Is.Not.Null);
        Assert.That(new KeptBoard(_site.Index).Find(other), Is.Null);
    }

    [Test]
    public void Another_program_makes_a_board_of_its_own()
    {
        Warm();
        using (var connection = _site.Index.Open())
        {
            connection.Execute("UPDATE board SET state = substr(state, 1, length(state) - 1) || 'x'");
        }

        Assert.That(new KeptBoard(_site.Index).Find(_dataset), Is.Null);
    }

    [Test]
    public void An_index_that_cannot_be_read_keeps_nothing_and_hinders_nothing()
    {
        var kept = new KeptBoard(new Leaderboard.Importing.IndexDatabase(new Leaderboard.Importing.SiteFolder("/nowhere/at/all")));

        Assert.That(() => kept.Put(_dataset, BoardView.Made(_dataset, BoardQuery.Usual, new ScoreBook(_dataset))), Throws.Nothing);
        Assert.That(new ScoreBooks(kept).Of(_dataset).IsUsualKept, Is.False);
    }

    private void Warm()
    {
        var kept = new KeptBoard(_site.Index);
        using var warming = new Warming(_site.Holder, new ScoreBooks(kept), kept);
        warming.Warm(_dataset);
    }
}
