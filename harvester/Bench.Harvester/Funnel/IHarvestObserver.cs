namespace Bench.Harvester.Funnel;

/// <summary>Hears what the harvester does. May be called from several threads.</summary>
internal interface IHarvestObserver
{
    /// <summary>Something worth a line.</summary>
    void Said(string line);

    /// <summary>How far the pass over the history is.</summary>
    void Passed(int done, int all);

    /// <summary>What is being done for a candidate.</summary>
    void Step(int number, Stage stage, string step);

    /// <summary>A stage is done with a candidate.</summary>
    void Judged(int number, StageVerdict verdict);
}
