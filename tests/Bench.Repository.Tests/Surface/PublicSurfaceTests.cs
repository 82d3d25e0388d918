using System.Reflection;
using Bench.Contracts.Tasks;

namespace Bench.Repository.Tests.Surface;

/// <summary>What other programs build on changes only when somebody means it.</summary>
[TestFixture]
public sealed class PublicSurfaceTests
{
    private static Assembly[] Assemblies() => [typeof(TaskSpec).Assembly, Assembly.Load("Bench.Scoring")];

    [TestCaseSource(nameof(Assemblies))]
    public void The_public_surface_is_the_approved_one(Assembly assembly)
    {
        Approved.Matches(Path.Combine("tests", "Bench.Repository.Tests", "Surface", $"{assembly.GetName().Name}.approved.txt"), PublicSurface.Of(assembly));
    }

    [Test]
    public void The_surface_shows_records_words_and_defaults()
    {
        var surface = PublicSurface.Of(typeof(TaskSpec).Assembly);

        Assert.That(surface, Does.Contain("sealed record Bench.Contracts.Tasks.AnswerComparison\n"));
        Assert.That(surface, Does.Contain("    Double Rtol { get; init; }\n"));
        Assert.That(surface, Does.Contain("    new(Double Rtol = 0, Double Atol = 0)\n"));
        Assert.That(surface, Does.Contain("sealed record Bench.Contracts.Outcomes.Outcome.Failed : Outcome\n"));
        Assert.That(surface, Does.Not.Contain("ShapeAttribute"));
    }
}
