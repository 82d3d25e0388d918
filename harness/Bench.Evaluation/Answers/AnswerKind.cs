namespace Bench.Evaluation.Answers;

/// <summary>Kinds of value in an answer.</summary>
internal enum AnswerKind
{
    Null,
    False,
    True,
    Integer,
    LargeInteger,
    Float,
    Text,
    Bytes,
    List,
    Map,
    Array,
}
