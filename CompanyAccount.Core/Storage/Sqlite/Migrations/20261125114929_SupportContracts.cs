using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CompanyAccount.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SupportContracts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Activation",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SupportContracts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Certificate = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CertificateFolded = table.Column<string>(type: "TEXT", maxLength: 1152, nullable: false),
                    Level = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Terms = table.Column<string>(type: "TEXT", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ActivatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ActivatedById = table.Column<Guid>(type: "TEXT", nullable: true),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RemindedDays = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SupportContracts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SupportContracts_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IncidentEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    YearFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncidentEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IncidentEntries_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IncidentEntries_SupportContracts_ContractId",
                        column: x => x.ContractId,
                        principalTable: "SupportContracts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "NamedContacts",
                columns: table => new
                {
                    ContractId = table.Column<Guid>(type: "TEXT", nullable: false),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Place = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NamedContacts", x => new { x.ContractId, x.NormalizedEmail });
                    table.ForeignKey(
                        name: "FK_NamedContacts_SupportContracts_ContractId",
                        column: x => x.ContractId,
                        principalTable: "SupportContracts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Topic_SubmittedAt",
                table: "Requests",
                columns: new[] { "Topic", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentEntries_ContractId_At_Id",
                table: "IncidentEntries",
                columns: new[] { "ContractId", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentEntries_ContractId_RequestId_Kind",
                table: "IncidentEntries",
                columns: new[] { "ContractId", "RequestId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IncidentEntries_ContractId_YearFrom_Kind",
                table: "IncidentEntries",
                columns: new[] { "ContractId", "YearFrom", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentEntries_RequestId",
                table: "IncidentEntries",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_NamedContacts_PersonId",
                table: "NamedContacts",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_SupportContracts_ActivatedAt_Id",
                table: "SupportContracts",
                columns: new[] { "ActivatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SupportContracts_CertificateFolded",
                table: "SupportContracts",
                column: "CertificateFolded",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SupportContracts_CompanyId_ValidFrom",
                table: "SupportContracts",
                columns: new[] { "CompanyId", "ValidFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_SupportContracts_RequestId",
                table: "SupportContracts",
                column: "RequestId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SupportContracts_ValidTo",
                table: "SupportContracts",
                column: "ValidTo");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IncidentEntries");

            migrationBuilder.DropTable(
                name: "NamedContacts");

            migrationBuilder.DropTable(
                name: "SupportContracts");

            migrationBuilder.DropIndex(
                name: "IX_Requests_Topic_SubmittedAt",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "Activation",
                table: "Requests");
        }
    }
}
