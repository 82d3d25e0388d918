namespace Bench.Harvester.Tests.GitHub;

/// <summary>A clock that does not let anybody wait: whoever waits is woken at once, and it is later by then.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Every wait so far.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            using var turn = _gate.EnterScope();
            return [.. _waits];
        }
    }

    /// <summary>All waits together.</summary>
    public TimeSpan Waited => Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait);

    public override DateTimeOffset GetUtcNow()
    {
        using var turn = _gate.EnterScope();
        return _now;
    }

    /// <summary>Lets time pass.</summary>
    public void Pass(TimeSpan time)
    {
        using var turn = _gate.EnterScope();
        _now += time;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            using var turn = _gate.EnterScope();
            _waits.Add(dueTime);
            _now += dueTime;
        }

        return new Timer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
