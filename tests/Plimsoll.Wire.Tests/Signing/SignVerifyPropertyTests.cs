using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Plimsoll.Wire.Errors;
using Plimsoll.Wire.Signing;
using Plimsoll.Wire.Tests.Support;

namespace Plimsoll.Wire.Tests.Signing;

public class SignVerifyPropertyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 17, 0, 0, TimeSpan.Zero);
    private static readonly Gen<string> Words = Gen.String[Gen.Char.AlphaNumeric, 1, 8];

    private static readonly Gen<string> Anything = Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char[' ', '~'], Gen.Char['\u00a1', '\u2fff']), 0, 12];

    private static readonly Gen<string> Targets = Gen.Select(Words.Array[0, 3], Gen.Select(Anything, Anything).Array[0, 4], (path, query) =>
        "/" + string.Join('/', path) + (query.Length == 0 ? "" : "?" + string.Join('&', query.Select(pair =>
            $"{Uri.EscapeDataString(pair.Item1)}={Uri.EscapeDataString(pair.Item2)}"))));

    private static readonly Gen<Request> Requests = Gen.Select(
        Gen.OneOf(Gen.Const("GET"), Gen.Const("POST")), Targets, Words.Select(word => word.ToLowerInvariant()).Array[0, 3], Anything, Gen.Byte.Array[0, 40],
        Gen.Bool.Select(root => root ? Keys.Root : Keys.Session),
        (method, target, names, value, body, keys) => Request.Sign(
            method, target, names.Distinct().ToDictionary(name => "x-" + name, _ => value.Trim()), body, keys, Now));

    private readonly SigV4Verifier _verifier = new(new Keys(), new FakeTimeProvider(Now));

    [Fact]
    public void What_is_signed_is_verified() =>
        Requests.Sample(request => Assert.Equal("service", _verifier.Verify(request.Signed, request.Body, "service").Scope.Service), iter: 2000);

    [Fact]
    public void One_letter_changed_in_any_signed_part_is_refused() =>
        Gen.Select(Requests, Gen.Int[0, int.MaxValue], Gen.Int[1, 30]).Sample(
            (request, place, step) =>
            {
                var changed = Mutate(request, place, step);
                if (changed is not null)
                {
                    Assert.Throws<AwsException>(() => _verifier.Verify(changed.Signed, changed.Body, "service"));
                }
            },
            iter: 5000);

    // Walks all letters of the signed parts as if they stood in a row. Only letters and digits outside of escapes are changed:
    // of other signs two spellings can mean the same.
    private static Request? Mutate(Request request, int place, int step)
    {
        var header = request.Headers.Keys.Order(StringComparer.Ordinal).ToList();
        var parts = new List<string> { request.Method, request.Target };
        parts.AddRange(header.Select(name => request.Headers[name]));
        place %= parts.Sum(part => part.Length) + request.Body.Length;
        for (var i = 0; i < parts.Count; i++)
        {
            if (place < parts[i].Length)
            {
                if (!Solid(parts[i], place))
                {
                    return null;
                }

                var text = parts[i][..place] + Turn(parts[i][place], step) + parts[i][(place + 1)..];
                return i == 0 ? request with { Method = text } : i == 1 ? request with { Target = text } : request.With(header[i - 2], text);
            }

            place -= parts[i].Length;
        }

        var body = request.Body.ToArray();
        body[place] ^= (byte)step;
        return request with { Body = body };
    }

    private static bool Solid(string text, int place) =>
        char.IsAsciiLetterOrDigit(text[place]) && text.LastIndexOf('%', place) is var escape && (escape < 0 || place - escape > 2);

    private static char Turn(char letter, int step)
    {
        const string Letters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        return Letters[(Letters.IndexOf(letter, StringComparison.Ordinal) + step) % Letters.Length];
    }
}
