using System.Buffers.Binary;
using System.Text;

namespace Bench.Sandbox.Agents;

/// <summary>The fields of a reply, by tag.</summary>
internal readonly struct AgentFields
{
    private readonly Dictionary<int, byte[]> _fields = [];

    /// <exception cref="SandboxFaultException">A field is cut off or there twice.</exception>
    public AgentFields(ReadOnlySpan<byte> body)
    {
        while (!body.IsEmpty)
        {
            if (body.Length < 6)
            {
                throw new SandboxFaultException("A field of the agent's reply is cut off.");
            }

            var tag = BinaryPrimitives.ReadUInt16LittleEndian(body);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(body[2..]);
            body = body[6..];
            if (length > body.Length || !_fields.TryAdd(tag, body[..(int)length].ToArray()))
            {
                throw new SandboxFaultException($"Field {tag} of the agent's reply is cut off or there twice.");
            }

            body = body[(int)length..];
        }
    }

    public byte[]? Optional(int tag) => _fields.GetValueOrDefault(tag);

    public byte[] Bytes(int tag) => Optional(tag) ?? throw new SandboxFaultException($"Field {tag} is missing in the agent's reply.");

    public string Text(int tag) => Encoding.UTF8.GetString(Bytes(tag));

    public long Number(int tag)
    {
        var bytes = Bytes(tag);
        var value = bytes.Length == sizeof(long) ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : -1;
        return value >= 0 ? value : throw new SandboxFaultException($"Field {tag} of the agent's reply is no number.");
    }

    public int Int32(int tag) => Number(tag) is <= int.MaxValue and var value
        ? (int)value
        : throw new SandboxFaultException($"Field {tag} of the agent's reply is too large.");
}
