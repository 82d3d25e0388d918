using Bench.Leaderboard.Boards;
using Bench.Leaderboard.Data;
using Bench.Leaderboard.Rules;
using Bench.Leaderboard.Tasks;

namespace Bench.Leaderboard.Hosting;

/// <summary>Computes, beside the readers, what the first of them would wait for: of each state that comes to be served, the board first.</summary>
/// <param name="holder">The state that is served.</param>
/// <param name="books">Keeps the scores.</param>
/// <param name="kept">Keeps the usual board for the next start.</param>
internal sealed class Warming(DatasetHolder holder, ScoreBooks books, KeptBoard kept) : IDisposable
{
    private Task last = Task.CompletedTask;
    private bool isStopped;

    /// <summary>Follows what is served from now on.</summary>
    public void Begin()
    {
        // A thread of its own: those of the pool belong to the readers.
        holder.Served = dataset => last = Task.Factory.StartNew(() => Warm(dataset), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (holder.IsReady)
        {
            holder.Served(holder.Current);
        }
    }

    /// <summary>Ends what is under way: after it nothing is written any more.</summary>
    public void Dispose()
    {
        Volatile.Write(ref isStopped, true);
        Task.WaitAny(last);
    }

    /// <summary>Computes what the first readers of a state ask for, as long as it is served.</summary>
    internal void Warm(Dataset dataset)
    {
        if (IsOver(dataset))
        {
            return;
        }

        var book = books.Of(dataset);
        var board = BoardView.Of(dataset, BoardQuery.Usual, book);
        if (book.IsUsualKept)
        {
            BoardView.Made(dataset, BoardQuery.Usual, book);  // for the scores: other pages need them
        }
        else if (!IsOver(dataset))
        {
            kept.Put(dataset, board);
        }

        // What an import read and what the warming drew is garbage now, more than is served.
        IdleMemory.GiveBack();
        Action[] rest =
        [
            () => TaskRows.Of(dataset),
            () => RulesView.Of(dataset, new RulesQuery(), book),
            .. ScoreChoice.Rules.Where(rule => rule != ScoreChoice.Usual.Rule).Select(rule => (Action)(() => BoardView.Of(dataset, BoardQuery.Usual with { Choice = ScoreChoice.Usual with { Rule = rule } }, book))),
        ];
        foreach (var view in rest)
        {
            if (IsOver(dataset))
            {
                return;
            }

            view();
        }

        IdleMemory.GiveBack();
    }

    private bool IsOver(Dataset dataset) => Volatile.Read(ref isStopped) || !ReferenceEquals(holder.Current, dataset);
}
