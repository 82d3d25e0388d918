using Bench.Contracts.Tasks;
using Bench.Evaluation.Answers;

namespace Bench.Evaluation.Tests.Answers;

public sealed class HostileAnswerTests
{
    private static readonly AnswerComparison Tolerant = new(Rtol: 0.1);

    private static readonly byte[] Honest = SomeAnswer.List(
        SomeAnswer.Map((SomeAnswer.Text("a"), SomeAnswer.Doubles(1, 2, 3)), (SomeAnswer.Integer(4), SomeAnswer.Float(2))),
        SomeAnswer.Nothing);

    [Test]
    public void Mutated_bytes_are_a_difference_or_the_same_and_never_an_exception()
    {
        const int Seed = 20261122;
#pragma warning disable RS0030 // Seeded on purpose.
        var random = new Random(Seed);
#pragma warning restore RS0030
        var different = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var mutated = Honest.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            }

            var cut = mutated[..random.Next(mutated.Length / 2, mutated.Length + 1)];
            different += AnswerComparer.Compare(Honest, cut, Tolerant) is AnswerAgreement.Different ? 1 : 0;
        }

        Assert.That(different, Is.GreaterThan(15_000), $"seed {Seed}");
    }

    [Test]
    public void Endless_nesting_is_refused()
    {
        byte[] nested = [.. Enumerable.Repeat("l\u0001\0\0\0"u8.ToArray(), 100_000).SelectMany(level => level)];

        Assert.That(AnswerComparer.Compare(Honest, nested, Tolerant), Is.TypeOf<AnswerAgreement.Different>());
        Assert.That(AnswerComparer.Compare(nested, Honest, Tolerant), Is.TypeOf<AnswerAgreement.Different>());
    }

    [TestCase("l\u007f\u007f\u007f\u007f", TestName = "A_list_longer_than_its_bytes_is_refused")]
    [TestCase("m\u007f\u007f\u007f\u007f", TestName = "A_map_longer_than_its_bytes_is_refused")]
    [TestCase("s\u007f\u007f\u007f\u007f", TestName = "A_text_longer_than_its_bytes_is_refused")]
    [TestCase("a", TestName = "An_array_without_a_type_is_refused")]
    [TestCase("", TestName = "No_bytes_are_refused")]
    public void Announced_sizes_are_not_believed(string bytes) =>
        Assert.That(AnswerComparer.Compare(Honest, System.Text.Encoding.Latin1.GetBytes(bytes), Tolerant), Is.TypeOf<AnswerAgreement.Different>());

    [Test]
    public void An_array_whose_shape_and_items_disagree_is_refused()
    {
        var lying = SomeAnswer.Array("<f8", [1L << 40, 1L << 40], new byte[8]);

        Assert.That(
            AnswerComparer.Compare(SomeAnswer.Doubles(1), lying, Tolerant),
            Is.EqualTo(new AnswerAgreement.Different("", "the bytes are no canonical answer")));
    }
}
