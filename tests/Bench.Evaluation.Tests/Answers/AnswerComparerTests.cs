using Bench.Contracts.Tasks;
using Bench.Evaluation.Answers;

namespace Bench.Evaluation.Tests.Answers;

public sealed class AnswerComparerTests
{
    private static readonly AnswerComparison Tolerant = new(Rtol: 1e-9, Atol: 1e-12);

    [Test]
    public void Equal_bytes_are_the_same_answer() =>
        Assert.That(Compare(SomeAnswer.Text("x"), SomeAnswer.Text("x"), AnswerComparison.Exact), Is.TypeOf<AnswerAgreement.Same>());

    [Test]
    public void A_difference_is_named_with_its_path_and_numbers()
    {
        var different = Difference(Records(7), Records(8), AnswerComparison.Exact);

        Assert.That(different.Path, Is.EqualTo("[1].total"));
        Assert.That(different.What, Is.EqualTo("base has 7, this 8"));
    }

    [Test]
    public void A_hostile_key_is_not_repeated()
    {
        byte[] Map(long value) => SomeAnswer.Map((SomeAnswer.Text("<script>"), SomeAnswer.Integer(value)));

        Assert.That(Difference(Map(1), Map(2), AnswerComparison.Exact).Path, Is.EqualTo(".{key 0}"));
    }

    [Test]
    public void Text_is_never_repeated() =>
        Assert.That(Difference(SomeAnswer.Text("secret-a"), SomeAnswer.Text("secret-b"), AnswerComparison.Exact).What, Is.EqualTo("a text differs from byte 7 on"));

    [TestCase(1.0, 1.0 + 1e-10, true)]
    [TestCase(1.0, 1.0 + 1e-8, false)]
    [TestCase(0.0, 1e-13, true)]
    [TestCase(0.0, -0.0, false)]
    [TestCase(double.NaN, double.NaN, true)]
    [TestCase(double.NaN, 0.0, false)]
    [TestCase(0.0, double.NaN, false)]
    [TestCase(double.PositiveInfinity, double.PositiveInfinity, true)]
    [TestCase(double.PositiveInfinity, double.NegativeInfinity, false)]
    [TestCase(double.PositiveInfinity, 1.0, false)]
    [TestCase(1.0, double.PositiveInfinity, false)]
    public void Floats_agree_within_the_tolerance_and_special_values_only_with_themselves(double expected, double actual, bool same)
    {
        Assert.That(Compare(SomeAnswer.Float(expected), SomeAnswer.Float(actual), Tolerant) is AnswerAgreement.Same, Is.EqualTo(same));
        Assert.That(Compare(SomeAnswer.Doubles(5, expected), SomeAnswer.Doubles(5, actual), Tolerant) is AnswerAgreement.Same, Is.EqualTo(same), "in an array");
    }

    [Test]
    public void An_exact_comparison_allows_no_last_bit() =>
        Assert.That(Difference(SomeAnswer.Float(1), SomeAnswer.Float(Math.BitIncrement(1)), AnswerComparison.Exact).What, Does.StartWith("base has 1, this 1.0000000000000002"));

    [Test]
    public void Two_kinds_of_not_a_number_differ_in_an_exact_comparison() =>
        Assert.That(
            Difference(SomeAnswer.Doubles(double.NaN), SomeAnswer.Doubles(BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0001)), AnswerComparison.Exact).What,
            Does.Contain("no number shows"));

    [Test]
    public void An_integer_is_no_float_whatever_the_tolerance() =>
        Assert.That(Difference(SomeAnswer.Integer(1), SomeAnswer.Float(1), Tolerant).What, Is.EqualTo("base has an integer, this a float"));

    [Test]
    public void Single_precision_is_another_type() =>
        Assert.That(Difference(SomeAnswer.Doubles(1, 2), SomeAnswer.Singles(1, 2), Tolerant).What, Does.Contain("another type or shape"));

    [Test]
    public void An_array_difference_says_how_many_items_differ()
    {
        var different = Difference(SomeAnswer.Doubles(1, 2, 3), SomeAnswer.Doubles(1, 2.5, 3.5), Tolerant);

        Assert.That(different, Is.EqualTo(new AnswerAgreement.Different("[1]", "base has 2, this 2.5; 2 of 3 items differ")));
    }

    [Test]
    public void Maps_keep_their_order()
    {
        byte[] Map(string first, string second) => SomeAnswer.Map((SomeAnswer.Text(first), SomeAnswer.Nothing), (SomeAnswer.Text(second), SomeAnswer.Nothing));

        Assert.That(Difference(Map("a", "b"), Map("b", "a"), Tolerant).What, Does.StartWith("key 0 is another one"));
    }

    [Test]
    public void A_missing_item_is_counted() =>
        Assert.That(Difference(SomeAnswer.List(SomeAnswer.Nothing), SomeAnswer.List(), Tolerant).What, Is.EqualTo("base has 1 items, this 0"));

    [Test]
    public void Bytes_of_no_known_encoding_are_compared_as_bytes() =>
        Assert.That(Difference("hello"u8.ToArray(), "help"u8.ToArray(), AnswerComparison.Exact).What, Is.EqualTo("base has 5 bytes, this 4; they differ from byte 3 on"));

    [Test]
    public void Bytes_after_an_answer_are_a_difference() =>
        Assert.That(Difference(SomeAnswer.Float(1), [.. SomeAnswer.Float(1), 0], Tolerant).What, Is.EqualTo("there are bytes after the answer"));

    private static byte[] Records(long total) => SomeAnswer.List(
        SomeAnswer.Map((SomeAnswer.Text("total"), SomeAnswer.Integer(1))),
        SomeAnswer.Map((SomeAnswer.Text("name"), SomeAnswer.Text("b")), (SomeAnswer.Text("total"), SomeAnswer.Integer(total))));

    private static AnswerAgreement Compare(byte[] expected, byte[] actual, AnswerComparison comparison) => AnswerComparer.Compare(expected, actual, comparison);

    private static AnswerAgreement.Different Difference(byte[] expected, byte[] actual, AnswerComparison comparison) =>
        Compare(expected, actual, comparison) as AnswerAgreement.Different ?? throw new AssertionException("the answers are the same");
}
